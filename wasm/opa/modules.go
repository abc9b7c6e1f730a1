package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/util"
)

// There is no network in here: a policy that asks for it is refused when it is compiled, not when it runs.
var networkBuiltins = []string{ast.HTTPSend.Name, ast.NetLookupIPAddr.Name}

// capabilitiesOf reads capabilities, or takes OPA's own, and leaves out what needs the network.
func capabilitiesOf(text json.RawMessage) (*ast.Capabilities, error) {
	capabilities := ast.CapabilitiesForThisVersion()
	if isGiven(text) {
		loaded, err := ast.LoadCapabilitiesJSON(bytes.NewReader(text))
		if err != nil {
			return nil, errors.New("the capabilities are not readable: " + err.Error())
		}
		capabilities = loaded
	}
	capabilities.Builtins = slices.DeleteFunc(slices.Clone(capabilities.Builtins), func(builtin *ast.Builtin) bool {
		return slices.Contains(networkBuiltins, builtin.Name)
	})
	capabilities.AllowNet = []string{}
	return capabilities, nil
}

// parse reads every module as Rego v1, with its annotations, and gathers the errors of all of them.
func (texts sources) parse(capabilities *ast.Capabilities) (map[string]*ast.Module, *failure) {
	modules := make(map[string]*ast.Module, len(texts))
	var found ast.Errors
	for _, path := range util.KeysSorted(texts) {
		module, err := parseModule(path, texts[path], capabilities)
		if err == nil {
			modules[path] = module
			continue
		}
		many, ok := errors.AsType[ast.Errors](err)
		if one, isOne := errors.AsType[*ast.Error](err); isOne {
			many = ast.Errors{one}
		} else if !ok {
			many = ast.Errors{ast.NewError(ast.ParseErr, &ast.Location{File: path}, "%s", err.Error())}
		}
		found = append(found, many...)
	}
	if len(found) > 0 {
		return nil, texts.compileFailure(found)
	}
	return modules, nil
}

func parseModule(path, text string, capabilities *ast.Capabilities) (*ast.Module, error) {
	return ast.ParseModuleWithOpts(path, text, ast.ParserOptions{
		RegoVersion:       ast.RegoV1,
		ProcessAnnotation: true,
		Capabilities:      capabilities,
	})
}

// storeOf holds the data of a request, and tells the compiler which paths are taken, so that a rule of the same path is
// refused.
func storeOf(ctx context.Context, text json.RawMessage) (storage.Store, func([]string) (bool, error), error) {
	document := map[string]any{}
	if isGiven(text) {
		if err := util.UnmarshalJSON(text, &document); err != nil {
			return nil, nil, errors.New("data is not an object: " + err.Error())
		}
	}
	store := inmem.NewFromObjectWithOpts(document, inmem.OptRoundTripOnWrite(false))
	transaction, err := store.NewTransaction(ctx)
	if err != nil {
		return nil, nil, err
	}
	return store, storage.NonEmpty(ctx, store, transaction), nil
}

func isGiven(text json.RawMessage) bool {
	return len(text) > 0 && !bytes.Equal(text, []byte("null"))
}
