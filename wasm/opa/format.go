package main

import (
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

type formatRequest struct {
	versions
	Path   string `json:"path"`
	Source string `json:"source"`
}

type formatResult struct {
	Source string `json:"source"`
}

// formatModule does what `opa fmt` does.
func formatModule(request formatRequest) (formatResult, *failure) {
	texts := sources{request.Path: request.Source}
	modules, found := texts.parse(request.versions, ast.CapabilitiesForThisVersion())
	if found != nil {
		return formatResult{}, found
	}
	version := modules[request.Path].RegoVersionSpan().Min()
	formatted, err := format.SourceWithOpts(request.Path, []byte(request.Source), format.Opts{
		RegoVersion:   version,
		ParserOptions: &ast.ParserOptions{RegoVersion: version},
	})
	if err != nil {
		return formatResult{}, texts.compileFailure(err)
	}
	return formatResult{Source: string(formatted)}, nil
}
