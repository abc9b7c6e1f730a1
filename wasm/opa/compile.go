package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/util"
)

type compileRequest struct {
	versions
	Modules     sources         `json:"modules"`
	Data        json.RawMessage `json:"data"`
	Entrypoints []string        `json:"entrypoints"`
	// Asked instead of entrypoints: the module answers with the bindings of every solution.
	Query        string          `json:"query"`
	Capabilities json.RawMessage `json:"capabilities"`
	Revision     string          `json:"revision"`
	Optimization int             `json:"optimization"`
	Print        bool            `json:"print"`
}

type compileResult struct {
	Manifest bundle.Manifest `json:"manifest"`
	// What `opa check --strict` would refuse and `opa build` does not.
	Warnings []opaError `json:"warnings"`
}

// compilePolicies makes one WebAssembly module whose bytes depend on the request alone: paths and entrypoints are sorted,
// because the order of either changes the output.
func compilePolicies(request compileRequest) (compileResult, []byte, *failure) {
	ctx := context.Background()
	texts := request.Modules
	capabilities, err := capabilitiesOf(request.Capabilities)
	if err != nil {
		return compileResult{}, nil, requestFailure(err)
	}
	_, taken, err := storeOf(ctx, request.Data)
	if err != nil {
		return compileResult{}, nil, requestFailure(err)
	}
	modules, found := texts.parse(request.versions, capabilities)
	if found != nil {
		return compileResult{}, nil, found
	}
	if calls := networkCalls(modules); len(calls) > 0 {
		return compileResult{}, nil, texts.compileFailure(calls)
	}
	if request.Query != "" {
		if len(request.Entrypoints) > 0 {
			return compileResult{}, nil, requestFailure(errors.New("entrypoints and a query are given: give one of them"))
		}
		program, found := texts.compileQuery(ctx, request, modules, capabilities, taken)
		return compileResult{Warnings: []opaError{}}, program, found
	}
	warnings, found := texts.lint(modules, capabilities, taken)
	if found != nil {
		return compileResult{}, nil, found
	}
	entrypoints := slices.Compact(util.Sorted(slices.Clone(request.Entrypoints)))
	if found := texts.requireEntrypoints(modules, entrypoints); found != nil {
		return compileResult{}, nil, found
	}

	built := compile.New().
		WithBundle(bundleOf(modules)).
		WithTarget(compile.TargetWasm).
		WithEntrypoints(entrypoints...).
		WithPruneUnused(true).
		WithCapabilities(capabilities).
		WithOptimizationLevel(request.Optimization).
		WithEnablePrintStatements(request.Print).
		WithRegoVersion(ast.RegoV1).
		WithRevision(request.Revision)
	if err := built.Build(ctx); err != nil {
		return compileResult{}, nil, texts.compileFailure(err)
	}
	output := built.Bundle()
	return compileResult{Manifest: output.Manifest, Warnings: warnings}, output.WasmModules[0].Raw, nil
}

// compileQuery makes a module of one entrypoint, "eval", whose answer holds what each solution of the query binds.
func (texts sources) compileQuery(
	ctx context.Context,
	request compileRequest,
	modules map[string]*ast.Module,
	capabilities *ast.Capabilities,
	taken func([]string) (bool, error),
) ([]byte, *failure) {
	compiler := ast.NewCompiler().
		SetErrorLimit(0).
		WithCapabilities(capabilities).
		WithEnablePrintStatements(request.Print).
		WithPathConflictsCheck(taken)
	if compiler.Compile(modules); compiler.Failed() {
		return nil, texts.compileFailure(compiler.Errors)
	}
	// Errors in the query itself name no file.
	named := sources{"": request.Query}
	maps.Copy(named, texts)
	compiled, err := rego.New(
		rego.Query(request.Query),
		rego.Compiler(compiler),
		rego.Capabilities(capabilities),
		rego.EnablePrintStatements(request.Print),
	).Compile(ctx)
	if err != nil {
		return nil, named.compileFailure(err)
	}
	return compiled.Bytes, nil
}

func bundleOf(modules map[string]*ast.Module) *bundle.Bundle {
	input := &bundle.Bundle{Data: map[string]any{}}
	input.SetRegoVersion(ast.RegoV1)
	input.Manifest.Init()
	for _, path := range util.KeysSorted(modules) {
		input.Modules = append(input.Modules, bundle.ModuleFile{URL: path, Path: path, Parsed: modules[path]})
	}
	return input
}

// lint compiles as strictly as `opa check --strict`: what only strictness refuses is a warning, the rest is a failure.
func (texts sources) lint(
	modules map[string]*ast.Module,
	capabilities *ast.Capabilities,
	taken func([]string) (bool, error),
) ([]opaError, *failure) {
	compiled := func(strict bool) ast.Errors {
		compiler := ast.NewCompiler().
			SetErrorLimit(0).
			WithCapabilities(capabilities).
			WithEnablePrintStatements(true).
			WithPathConflictsCheck(taken).
			WithStrict(strict)
		compiler.Compile(modules)
		return compiler.Errors
	}
	strict := compiled(true)
	if len(strict) == 0 {
		return []opaError{}, nil
	}
	if lenient := compiled(false); len(lenient) > 0 {
		return nil, texts.compileFailure(lenient)
	}
	return texts.describeAll(strict), nil
}

// requireEntrypoints names every entrypoint that no rule answers; OPA itself stops at the first.
func (texts sources) requireEntrypoints(modules map[string]*ast.Module, entrypoints []string) *failure {
	if len(entrypoints) == 0 {
		return requestFailure(errors.New("no entrypoint is given: name at least one as package/rule"))
	}
	var missing []opaError
	for _, entrypoint := range entrypoints {
		path, ok := storage.ParsePath("/" + entrypoint)
		if ok && isDefined(modules, path.Ref(ast.DefaultRootDocument)) {
			continue
		}
		missing = append(missing, opaError{
			Code:    ast.CompileErr,
			Message: fmt.Sprintf("entrypoint %q does not refer to a rule or a package with rules", entrypoint),
		})
	}
	if len(missing) > 0 {
		return &failure{Stage: "compile", Errors: missing}
	}
	return nil
}

func isDefined(modules map[string]*ast.Module, entrypoint ast.Ref) bool {
	for _, module := range modules {
		for _, rule := range module.Rules {
			if len(rule.Head.Args) == 0 && rule.Ref().GroundPrefix().HasPrefix(entrypoint) {
				return true
			}
		}
	}
	return false
}
