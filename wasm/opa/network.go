package main

import (
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"
)

// There is no network in here.
var networkBuiltins = []string{ast.HTTPSend.Name, ast.NetLookupIPAddr.Name}

// Tests may call what needs the network as long as they replace it; what is not replaced ends the evaluation.
func init() {
	for _, name := range networkBuiltins {
		topdown.RegisterBuiltinFunc(name, func(context topdown.BuiltinContext, _ []*ast.Term, _ func(*ast.Term) error) error {
			return topdown.Halt{Err: &topdown.Error{Code: topdown.BuiltinErr, Message: needsNetwork(name), Location: context.Location}}
		})
	}
}

func needsNetwork(name string) string {
	return fmt.Sprintf("%s needs the network, which policies do not have here", name)
}

// networkCalls finds every call of what needs the network. The target of a `with` is none.
func networkCalls(modules map[string]*ast.Module) ast.Errors {
	var found ast.Errors
	for _, path := range util.KeysSorted(modules) {
		local := localNames(modules, modules[path])
		note := func(operator *ast.Term) {
			name := operator.Value.String()
			if slices.Contains(networkBuiltins, name) && !local.answer(name) {
				found = append(found, ast.NewError(ast.TypeErr, operator.Location, "%s", needsNetwork(name)))
			}
		}
		visitor := ast.NewGenericVisitor(func(node any) bool {
			switch node := node.(type) {
			case *ast.Expr:
				if terms, ok := node.Terms.([]*ast.Term); ok && len(terms) > 0 {
					note(terms[0])
				}
			case *ast.Term:
				if call, ok := node.Value.(ast.Call); ok {
					note(call[0])
				}
			}
			return false
		})
		visitor.Walk(modules[path])
	}
	return found
}
