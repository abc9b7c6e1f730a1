package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/util"
)

// capabilitiesOf reads capabilities, or takes OPA's own. What needs the network stays, for it may be mocked.
func capabilitiesOf(text json.RawMessage) (*ast.Capabilities, error) {
	capabilities := ast.CapabilitiesForThisVersion()
	if isGiven(text) {
		loaded, err := ast.LoadCapabilitiesJSON(bytes.NewReader(text))
		if err != nil {
			return nil, errors.New("the capabilities are not readable: " + err.Error())
		}
		capabilities = loaded
	}
	capabilities.AllowNet = []string{}
	return capabilities, nil
}

// parse reads every module, with its annotations, and gathers the errors of all of them.
func (texts sources) parse(read versions, capabilities *ast.Capabilities) (map[string]*ast.Module, *failure) {
	modules := make(map[string]*ast.Module, len(texts))
	var found []opaError
	for _, path := range util.KeysSorted(texts) {
		parsed := parseAs(read.of(path), path, texts[path], capabilities)
		if parsed.module != nil {
			modules[path] = parsed.module
			continue
		}
		for _, described := range texts.describeAll(parsed.errors) {
			described.Details = append(described.Details, parsed.notes...)
			found = append(found, described)
		}
	}
	if len(found) > 0 {
		return nil, &failure{Stage: "compile", Errors: found}
	}
	return modules, nil
}

func toErrors(err error, path string) ast.Errors {
	if many, ok := errors.AsType[ast.Errors](err); ok {
		return many
	}
	if one, ok := errors.AsType[*ast.Error](err); ok {
		return ast.Errors{one}
	}
	return ast.Errors{ast.NewError(ast.ParseErr, &ast.Location{File: path}, "%s", err.Error())}
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
