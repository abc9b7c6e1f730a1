package main

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"
)

type evaluateRequest struct {
	// The part that does not change from one input to the next.
	Policy json.RawMessage `json:"policy"`
	// Absent is undefined, which null is not.
	Input json.RawMessage `json:"input"`
}

type evaluatePolicy struct {
	versions
	Modules             sources         `json:"modules"`
	Data                json.RawMessage `json:"data"`
	Query               string          `json:"query"`
	Capabilities        json.RawMessage `json:"capabilities"`
	StrictBuiltinErrors bool            `json:"strictBuiltinErrors"`
}

type evaluateResult struct {
	ResultSet rego.ResultSet `json:"resultSet"`
	Output    string         `json:"output"`
}

// prepared is a policy ready for inputs.
type prepared struct {
	text  json.RawMessage
	query rego.PreparedEvalQuery
	texts sources
}

// The last policy, so that one policy over many inputs is compiled once.
var lastPrepared *prepared

// evaluate runs a query in OPA's own evaluator: what any other evaluator of the same policy has to agree with.
func evaluate(request evaluateRequest) (evaluateResult, *failure) {
	if lastPrepared == nil || !bytes.Equal(lastPrepared.text, request.Policy) {
		lastPrepared = nil
		policy, found := prepare(request.Policy)
		if found != nil {
			return evaluateResult{}, found
		}
		lastPrepared = policy
	}
	output := &bytes.Buffer{}
	options := []rego.EvalOption{rego.EvalPrintHook(topdown.NewPrintHook(output))}
	if len(request.Input) > 0 {
		var document any
		if err := util.UnmarshalJSON(request.Input, &document); err != nil {
			return evaluateResult{}, requestFailure(err)
		}
		input, err := ast.InterfaceToValue(document)
		if err != nil {
			return evaluateResult{}, requestFailure(err)
		}
		options = append(options, rego.EvalParsedInput(input))
	}
	results, err := lastPrepared.query.Eval(context.Background(), options...)
	if err != nil {
		return evaluateResult{}, lastPrepared.texts.evaluationFailure(err)
	}
	if results == nil {
		results = rego.ResultSet{}
	}
	return evaluateResult{ResultSet: results, Output: output.String()}, nil
}

func prepare(text json.RawMessage) (*prepared, *failure) {
	ctx := context.Background()
	var policy evaluatePolicy
	if err := json.Unmarshal(text, &policy); err != nil {
		return nil, requestFailure(err)
	}
	capabilities, err := capabilitiesOf(policy.Capabilities)
	if err != nil {
		return nil, requestFailure(err)
	}
	store, taken, err := storeOf(ctx, policy.Data)
	if err != nil {
		return nil, requestFailure(err)
	}
	modules, found := policy.Modules.parse(policy.versions, capabilities)
	if found != nil {
		return nil, found
	}
	compiler := ast.NewCompiler().
		SetErrorLimit(0).
		WithCapabilities(capabilities).
		WithEnablePrintStatements(true).
		WithPathConflictsCheck(taken)
	if compiler.Compile(modules); compiler.Failed() {
		return nil, policy.Modules.compileFailure(compiler.Errors)
	}
	// Errors in the query itself name no file.
	texts := sources{"": policy.Query}
	maps.Copy(texts, policy.Modules)
	query, err := rego.New(
		rego.Query(policy.Query),
		rego.Compiler(compiler),
		rego.Capabilities(capabilities),
		rego.Store(store),
		rego.EnablePrintStatements(true),
		rego.StrictBuiltinErrors(policy.StrictBuiltinErrors),
	).PrepareForEval(ctx)
	if err != nil {
		return nil, texts.compileFailure(err)
	}
	return &prepared{text: text, query: query, texts: texts}, nil
}
