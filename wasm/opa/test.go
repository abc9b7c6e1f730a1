package main

import (
	"cmp"
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"
)

// OPA's limit for one test needs a second thread to fire, and there is none: the host's limit is the only one.
const noTimeLimit = 1000 * time.Hour

type testRequest struct {
	versions
	Modules      sources         `json:"modules"`
	Data         json.RawMessage `json:"data"`
	Capabilities json.RawMessage `json:"capabilities"`
	Run          string          `json:"run"`
	Coverage     bool            `json:"coverage"`
}

type testResult struct {
	Tests    []testCase    `json:"tests"`
	Coverage *cover.Report `json:"coverage,omitempty"`
}

type testCase struct {
	Package    string    `json:"package"`
	Name       string    `json:"name"`
	Location   *location `json:"location"`
	Outcome    string    `json:"outcome"`
	Error      *opaError `json:"error,omitempty"`
	DurationMs float64   `json:"durationMs"`
	Output     string    `json:"output"`
	Cases      []subCase `json:"cases"`
}

type subCase struct {
	Name    string    `json:"name"`
	Outcome string    `json:"outcome"`
	Cases   []subCase `json:"cases"`
}

// runTests does what `opa test` does, one test at a time and in the order of the sources.
func runTests(request testRequest) (testResult, *failure) {
	ctx := context.Background()
	texts := request.Modules
	capabilities, err := capabilitiesOf(request.Capabilities)
	if err != nil {
		return testResult{}, requestFailure(err)
	}
	if _, err := regexp.Compile(request.Run); err != nil {
		return testResult{}, requestFailure(err)
	}
	store, taken, err := storeOf(ctx, request.Data)
	if err != nil {
		return testResult{}, requestFailure(err)
	}
	modules, found := texts.parse(request.versions, capabilities)
	if found != nil {
		return testResult{}, found
	}
	compiler := ast.NewCompiler().
		SetErrorLimit(0).
		WithCapabilities(capabilities).
		WithEnablePrintStatements(true).
		WithUseTypeCheckAnnotations(true).
		WithPathConflictsCheck(taken)
	runner := tester.NewRunner().
		SetCompiler(compiler).
		SetStore(store).
		SetModules(modules).
		SetTimeout(noTimeLimit).
		SetParallel(1).
		Filter(request.Run)
	var coverage *cover.Cover
	if request.Coverage {
		coverage = cover.New()
		runner.SetCoverageQueryTracer(coverage)
	}

	transaction, err := store.NewTransaction(ctx, storage.WriteParams)
	if err != nil {
		return testResult{}, requestFailure(err)
	}
	defer store.Abort(ctx, transaction)
	results, err := runner.RunTests(ctx, transaction)
	if err != nil {
		return testResult{}, texts.compileFailure(err)
	}
	answer := testResult{Tests: []testCase{}}
	for result := range results {
		answer.Tests = append(answer.Tests, texts.describeTest(result))
	}
	slices.SortFunc(answer.Tests, compareTests)
	if coverage != nil {
		report := coverage.Report(modules)
		answer.Coverage = &report
	}
	return answer, nil
}

func (texts sources) describeTest(result *tester.Result) testCase {
	described := testCase{
		Package:    result.Package,
		Name:       result.Name,
		Location:   locationOf(result.Location),
		Outcome:    "pass",
		DurationMs: float64(result.Duration.Microseconds()) / 1000,
		Output:     string(result.Output),
		Cases:      describeCases(result.SubResults),
	}
	switch {
	case result.Error != nil:
		described.Outcome = "error"
		described.Error = &texts.describe(result.Error, topdown.InternalErr)[0]
	case result.Skip:
		described.Outcome = "skip"
	case result.Fail:
		described.Outcome = "fail"
	}
	return described
}

func describeCases(results tester.SubResultMap) []subCase {
	cases := make([]subCase, 0, len(results))
	for _, name := range util.KeysSorted(results) {
		result := results[name]
		outcome := "pass"
		if result.Fail {
			outcome = "fail"
		}
		cases = append(cases, subCase{Name: name, Outcome: outcome, Cases: describeCases(result.SubResults)})
	}
	return cases
}

func compareTests(left, right testCase) int {
	return cmp.Or(
		cmp.Compare(left.Location.File, right.Location.File),
		cmp.Compare(left.Location.Row, right.Location.Row),
		cmp.Compare(left.Location.Col, right.Location.Col),
		cmp.Compare(left.Name, right.Name),
	)
}
