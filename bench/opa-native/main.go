// Evaluates policies with OPA itself, in process: one prepared query, one object a call. What bench/engine/engine.mjs holds archfit against.
//
//	opa-native JOB.json
//
// The job names the modules, the document data, the query and a file with one JSON object a line. What it took goes to the
// standard output as JSON, what the query gave of each object to the file that the job names.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"syscall"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

type job struct {
	Modules map[string]string `json:"modules"`
	Data    map[string]any    `json:"data"`
	Query   string            `json:"query"`
	Objects string            `json:"objects"`
	Results string            `json:"results"`
	// Passes over all objects go on for so long before one is measured, and measured ones for so long.
	WarmUpMs  int64 `json:"warmUpMs"`
	MeasureMs int64 `json:"measureMs"`
}

// Seconds of wall and of processor time.
type cost struct {
	Wall      float64 `json:"wall"`
	Processor float64 `json:"processor"`
}

type measurement struct {
	Load    cost  `json:"load"`
	Cold    cost  `json:"cold"`
	Warm    cost  `json:"warm"`
	Passes  int   `json:"passes"`
	PeakKiB int64 `json:"peakKiB"`
}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(path string) error {
	var task job
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, &task); err != nil {
		return err
	}
	lines, err := readLines(task.Objects)
	if err != nil {
		return err
	}
	ctx := context.Background()
	var measured measurement

	started := now()
	query, err := prepare(ctx, task)
	if err != nil {
		return err
	}
	measured.Load = since(started)

	pass := func(each func(any) error) error {
		for _, line := range lines {
			result, err := evaluate(ctx, query, line)
			if err != nil {
				return err
			}
			if each != nil {
				if err := each(result); err != nil {
					return err
				}
			}
		}
		return nil
	}

	started = now()
	if err := pass(nil); err != nil {
		return err
	}
	measured.Cold = since(started)

	for warm := since(started); warm.Wall*1000 < float64(task.WarmUpMs); warm = since(started) {
		if err := pass(nil); err != nil {
			return err
		}
	}
	var passes []cost
	for begun := now(); len(passes) == 0 || since(begun).Wall*1000 < float64(task.MeasureMs); {
		started = now()
		if err := pass(nil); err != nil {
			return err
		}
		passes = append(passes, since(started))
	}
	measured.Warm = median(passes)
	measured.Passes = len(passes)

	if task.Results != "" {
		if err := writeResults(task.Results, pass); err != nil {
			return err
		}
	}
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return err
	}
	measured.PeakKiB = usage.Maxrss
	return json.NewEncoder(os.Stdout).Encode(measured)
}

func prepare(ctx context.Context, task job) (rego.PreparedEvalQuery, error) {
	options := []func(*rego.Rego){rego.Query(task.Query), rego.Store(inmem.NewFromObject(task.Data))}
	for name, source := range task.Modules {
		options = append(options, rego.Module(name, source))
	}
	return rego.New(options...).PrepareForEval(ctx)
}

// Parses an object into OPA's own values, which Eval would make of it anyway, and evaluates.
func evaluate(ctx context.Context, query rego.PreparedEvalQuery, line []byte) (any, error) {
	input, err := ast.ValueFromReader(bytes.NewReader(line))
	if err != nil {
		return nil, err
	}
	results, err := query.Eval(ctx, rego.EvalParsedInput(input))
	if err != nil {
		return nil, err
	}
	return results[0].Expressions[0].Value, nil
}

func writeResults(path string, pass func(func(any) error) error) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	lines := json.NewEncoder(out)
	err = pass(func(result any) error { return lines.Encode(result) })
	if err != nil {
		return err
	}
	return out.Flush()
}

func readLines(path string) ([][]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return bytes.Split(bytes.TrimRight(text, "\n"), []byte("\n")), nil
}

type moment struct {
	wall      time.Time
	processor float64
}

func now() moment {
	return moment{time.Now(), processorSeconds()}
}

func since(start moment) cost {
	return cost{time.Since(start.wall).Seconds(), processorSeconds() - start.processor}
}

// All threads of the process, the collector's too.
func processorSeconds() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

func median(costs []cost) cost {
	slices.SortFunc(costs, func(left, right cost) int {
		if left.Wall < right.Wall {
			return -1
		}
		return 1
	})
	return costs[len(costs)/2]
}
