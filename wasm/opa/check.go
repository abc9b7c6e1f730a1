package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
)

type checkRequest struct {
	versions
	Modules      sources                    `json:"modules"`
	Data         json.RawMessage            `json:"data"`
	Capabilities json.RawMessage            `json:"capabilities"`
	Schemas      map[string]json.RawMessage `json:"schemas"`
	Lenient      bool                       `json:"lenient"`
}

type checkResult struct {
	Errors []opaError `json:"errors"`
}

// check does what `opa check --strict` does, schemas included; errors are its result, not its failure.
func check(request checkRequest) (checkResult, *failure) {
	texts := request.Modules
	capabilities, err := capabilitiesOf(request.Capabilities)
	if err != nil {
		return checkResult{}, requestFailure(err)
	}
	schemas, err := schemasOf(request.Schemas)
	if err != nil {
		return checkResult{}, requestFailure(err)
	}
	_, taken, err := storeOf(context.Background(), request.Data)
	if err != nil {
		return checkResult{}, requestFailure(err)
	}
	modules, found := texts.parse(request.versions, capabilities)
	if found != nil {
		return checkResult{Errors: found.Errors}, nil
	}
	compiler := ast.NewCompiler().
		SetErrorLimit(0).
		WithCapabilities(capabilities).
		WithSchemas(schemas).
		WithUseTypeCheckAnnotations(true).
		WithEnablePrintStatements(true).
		WithPathConflictsCheck(taken).
		WithStrict(!request.Lenient)
	compiler.Compile(modules)
	return checkResult{Errors: texts.describeAll(append(networkCalls(modules), compiler.Errors...))}, nil
}

// schemasOf names JSON Schemas as `opa check --schema` does: the key "" is the schema of every input, and any other key is
// the path that annotations refer to, so that "kubernetes/workload" is schema.kubernetes.workload.
func schemasOf(texts map[string]json.RawMessage) (*ast.SchemaSet, error) {
	if len(texts) == 0 {
		return nil, nil
	}
	schemas := ast.NewSchemaSet()
	for _, path := range util.KeysSorted(texts) {
		var schema any
		if err := util.UnmarshalJSON(texts[path], &schema); err != nil {
			return nil, fmt.Errorf("schema %q: %w", path, err)
		}
		key := ast.SchemaRootRef.Copy()
		if path != "" {
			for part := range strings.SplitSeq(path, "/") {
				key = append(key, ast.StringTerm(part))
			}
		}
		schemas.Put(key, schema)
	}
	return schemas, nil
}
