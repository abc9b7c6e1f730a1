package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// versions says how modules are read: all in one way, but for those that are named.
type versions struct {
	RegoVersion  regoVersion            `json:"regoVersion"`
	RegoVersions map[string]regoVersion `json:"regoVersions"`
}

// regoVersion is Rego v1 unless said otherwise.
type regoVersion int

const (
	readAsV1 regoVersion = iota
	readAsV0
	// As v1, or else as v0.
	readAsEither
)

func (version *regoVersion) UnmarshalJSON(text []byte) error {
	switch string(text) {
	case "null", "1":
		*version = readAsV1
	case "0":
		*version = readAsV0
	case `"auto"`:
		*version = readAsEither
	default:
		return fmt.Errorf(`%s is no version of Rego: give 0, 1 or "auto"`, text)
	}
	return nil
}

func (all versions) of(path string) regoVersion {
	if version, ok := all.RegoVersions[path]; ok {
		return version
	}
	return all.RegoVersion
}

// parsing is what came of one module: errors, and notes on them for its author.
type parsing struct {
	module *ast.Module
	errors ast.Errors
	notes  []string
}

func parseAs(version regoVersion, path, text string, capabilities *ast.Capabilities) parsing {
	switch version {
	case readAsV0:
		return parseOnce(ast.RegoV0, path, text, capabilities)
	case readAsEither:
		return parseEither(path, text, capabilities)
	default:
		return parseOnce(ast.RegoV1, path, text, capabilities)
	}
}

// parseEither reads a module as v1, or else as v0. Errors are those of the version that its author meant.
func parseEither(path, text string, capabilities *ast.Capabilities) parsing {
	asV1 := parseOnce(ast.RegoV1, path, text, capabilities)
	saysV1 := importsV1.MatchString(text)
	if asV1.module != nil {
		// Nothing tells the versions apart but what v1 no longer allows.
		if saysV1 || len(ast.CheckRegoV1(asV1.module)) == 0 {
			return asV1
		}
	}
	asV0 := parseOnce(ast.RegoV0, path, text, capabilities)
	if asV0.module != nil {
		return asV0
	}
	if asV1.module != nil {
		return asV1
	}
	if !saysV1 && hasBareBody(text) {
		asV0.notes = []string{"read as Rego v0: a rule of the file has a body without `if`"}
		return asV0
	}
	asV1.notes = []string{"read as Rego v1; as Rego v0 it cannot be read either"}
	return asV1
}

func parseOnce(version ast.RegoVersion, path, text string, capabilities *ast.Capabilities) parsing {
	module, err := ast.ParseModuleWithOpts(path, text, ast.ParserOptions{
		RegoVersion:       version,
		ProcessAnnotation: true,
		Capabilities:      capabilities,
	})
	if err == nil {
		return parsing{module: module}
	}
	return parsing{errors: toErrors(err, path)}
}

var (
	importsV1 = regexp.MustCompile(`(?m)^import\s+rego\.v1\b`)
	// A head at the beginning of a line, and an opening brace that belongs to no object.
	bareBody = regexp.MustCompile(`^[A-Za-z_]\w*(\[.*?\]|\(.*?\))?(\s*:?=\s*[^\s{\[]\S*)?\s*\{`)
)

// hasBareBody says whether a rule is written as v0 has it: `deny[message] {`.
func hasBareBody(text string) bool {
	return slices.ContainsFunc(strings.Split(text, "\n"), bareBody.MatchString)
}
