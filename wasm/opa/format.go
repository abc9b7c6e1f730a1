package main

import (
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

type formatRequest struct {
	Path   string `json:"path"`
	Source string `json:"source"`
}

type formatResult struct {
	Source string `json:"source"`
}

// formatModule does what `opa fmt` does.
func formatModule(request formatRequest) (formatResult, *failure) {
	formatted, err := format.SourceWithOpts(request.Path, []byte(request.Source), format.Opts{RegoVersion: ast.RegoV1})
	if err != nil {
		return formatResult{}, sources{request.Path: request.Source}.compileFailure(err)
	}
	return formatResult{Source: string(formatted)}, nil
}
