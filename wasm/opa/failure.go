package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// failure says why there is no result. Stages: "request" (the host's fault), "compile" and "evaluation" (the policies').
type failure struct {
	Stage  string     `json:"stage"`
	Errors []opaError `json:"errors"`
}

type opaError struct {
	Code     string    `json:"code"`
	Message  string    `json:"message"`
	Location *location `json:"location,omitempty"`
	// The line of the source at the location.
	Text string `json:"text,omitempty"`
	// What OPA adds below its message, such as the types that do not fit.
	Details []string `json:"details,omitempty"`
}

// location counts rows and columns from 1.
type location struct {
	File string `json:"file"`
	Row  int    `json:"row"`
	Col  int    `json:"col"`
}

// sources are the texts that errors point into, by file name.
type sources map[string]string

func requestFailure(err error) *failure {
	return &failure{Stage: "request", Errors: []opaError{{Code: "request_error", Message: err.Error()}}}
}

func (texts sources) compileFailure(err error) *failure {
	return &failure{Stage: "compile", Errors: texts.describe(err, ast.CompileErr)}
}

func (texts sources) evaluationFailure(err error) *failure {
	return &failure{Stage: "evaluation", Errors: texts.describe(err, topdown.InternalErr)}
}

// describe takes any error of OPA apart; one without a code of its own gets the given one.
func (texts sources) describe(err error, code string) []opaError {
	if many, ok := errors.AsType[ast.Errors](err); ok {
		return texts.describeAll(many)
	}
	if one, ok := errors.AsType[*ast.Error](err); ok {
		return texts.describeAll(ast.Errors{one})
	}
	if many, ok := errors.AsType[rego.Errors](err); ok {
		var found []opaError
		for _, one := range many {
			found = append(found, texts.describe(one, code)...)
		}
		return found
	}
	if one, ok := errors.AsType[*topdown.Error](err); ok {
		return []opaError{texts.locate(opaError{Code: one.Code, Message: one.Message}, one.Location)}
	}
	return []opaError{{Code: code, Message: err.Error()}}
}

func (texts sources) describeAll(many ast.Errors) []opaError {
	sorted := slices.Clone(many)
	sorted.Sort()
	found := make([]opaError, 0, len(sorted))
	for _, one := range sorted {
		described := texts.locate(opaError{Code: one.Code, Message: one.Message}, one.Location)
		// A parser error's details are the line and a caret, which text and column already say.
		if _, repeats := one.Details.(*ast.ParserErrorDetail); one.Details != nil && !repeats {
			described.Details = one.Details.Lines()
		}
		found = append(found, described)
	}
	return found
}

func (texts sources) locate(found opaError, at *ast.Location) opaError {
	found.Location = locationOf(at)
	if at == nil {
		return found
	}
	if text, ok := texts[at.File]; ok {
		lines := strings.Split(text, "\n")
		if at.Row >= 1 && at.Row <= len(lines) {
			found.Text = strings.TrimSuffix(lines[at.Row-1], "\r")
		}
	}
	return found
}

func locationOf(at *ast.Location) *location {
	if at == nil {
		return nil
	}
	// An error about a whole file has neither row nor column.
	return &location{File: at.File, Row: max(at.Row, 1), Col: max(at.Col, 1)}
}
