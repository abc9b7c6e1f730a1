package main

import (
	"runtime"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/version"
)

type versionResult struct {
	OPA          string            `json:"opa"`
	Go           string            `json:"go"`
	Capabilities *ast.Capabilities `json:"capabilities"`
}

// describeVersion names what is inside, and the capabilities that hold where a request gives none.
func describeVersion(struct{}) (versionResult, *failure) {
	capabilities, err := capabilitiesOf(nil)
	if err != nil {
		return versionResult{}, requestFailure(err)
	}
	return versionResult{OPA: version.Version, Go: runtime.Version(), Capabilities: capabilities}, nil
}
