package main

import (
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/types"
)

type typesRequest struct {
	versions
	Modules sources `json:"modules"`
	// Paths of rules, without data: ["shop", "orders", "violation"].
	Rules [][]string `json:"rules"`
}

type typesResult struct {
	// One a rule, in their order; any where there is no such rule.
	Types []types.Type `json:"types"`
}

// inferTypes tells what OPA's type checker knows of the values of rules.
func inferTypes(request typesRequest) (typesResult, *failure) {
	texts := request.Modules
	modules, found := texts.parse(request.versions, ast.CapabilitiesForThisVersion())
	if found != nil {
		return typesResult{}, found
	}
	compiler := ast.NewCompiler().
		SetErrorLimit(0).
		WithEnablePrintStatements(true).
		WithUseTypeCheckAnnotations(true)
	if compiler.Compile(modules); compiler.Failed() {
		return typesResult{}, texts.compileFailure(compiler.Errors)
	}
	result := typesResult{Types: make([]types.Type, 0, len(request.Rules))}
	for _, path := range request.Rules {
		rule := ast.DefaultRootRef.Copy()
		for _, part := range path {
			rule = rule.Append(ast.StringTerm(part))
		}
		result.Types = append(result.Types, compiler.TypeEnv.Get(rule))
	}
	return result, nil
}
