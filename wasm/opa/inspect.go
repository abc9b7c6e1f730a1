package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
)

type inspectRequest struct {
	versions
	Modules sources `json:"modules"`
}

type inspectResult struct {
	Modules     []moduleView     `json:"modules"`
	Annotations []annotationView `json:"annotations"`
}

// moduleView is what a module says before anything is resolved or rewritten.
type moduleView struct {
	Path            string        `json:"path"`
	RegoVersion     int           `json:"regoVersion"`
	Package         []string      `json:"package"`
	PackageLocation *location     `json:"packageLocation"`
	Imports         []importView  `json:"imports"`
	Rules           []ruleView    `json:"rules"`
	References      []reference   `json:"references"`
	Replacements    []reference   `json:"replacements"`
	Builtins        []builtinCall `json:"builtins"`
}

type importView struct {
	Path     []string  `json:"path"`
	Alias    string    `json:"alias,omitempty"`
	Location *location `json:"location"`
}

type ruleView struct {
	Name     string    `json:"name"`
	Kind     string    `json:"kind"`
	Default  bool      `json:"default"`
	Arity    int       `json:"arity"`
	Location *location `json:"location"`
}

// reference is a path below data or input, as far as it is constant.
type reference struct {
	Path     []string  `json:"path"`
	Text     string    `json:"text"`
	Dynamic  bool      `json:"dynamic"`
	Location *location `json:"location"`
}

type builtinCall struct {
	Name     string    `json:"name"`
	Location *location `json:"location"`
}

// inspect parses modules and tells what is in them; nothing is compiled, so modules may refer to what is not given.
func inspect(request inspectRequest) (inspectResult, *failure) {
	texts := request.Modules
	// Not narrowed: whoever inspects wants to see a forbidden call, too.
	modules, found := texts.parse(request.versions, ast.CapabilitiesForThisVersion())
	if found != nil {
		return inspectResult{}, found
	}
	ordered := make([]*ast.Module, 0, len(modules))
	views := make([]moduleView, 0, len(modules))
	for _, path := range util.KeysSorted(modules) {
		ordered = append(ordered, modules[path])
		views = append(views, describeModule(path, modules[path], localNames(modules, modules[path])))
	}
	annotations, errs := ast.BuildAnnotationSet(ordered)
	if len(errs) > 0 {
		return inspectResult{}, texts.compileFailure(errs)
	}
	return inspectResult{Modules: views, Annotations: describeAnnotations(annotations.Flatten())}, nil
}

// localNames are what a module calls by a bare name and no builtin answers: rules of its package, and imports.
func localNames(modules map[string]*ast.Module, module *ast.Module) names {
	local := names{}
	for _, each := range module.Imports {
		local[string(each.Name())] = true
	}
	for _, other := range modules {
		if other.Package.Equal(module.Package) {
			for _, rule := range other.Rules {
				local[rule.Head.Ref()[0].Value.String()] = true
			}
		}
	}
	return local
}

type names map[string]bool

func (local names) answer(function string) bool {
	head, _, _ := strings.Cut(function, ".")
	return local[head]
}

func describeModule(path string, module *ast.Module, local names) moduleView {
	view := moduleView{
		Path:            path,
		RegoVersion:     module.RegoVersionSpan().Min().Int(),
		Package:         constantPath(module.Package.Path)[1:],
		PackageLocation: locationOf(module.Package.Location),
		Imports:         []importView{},
		Rules:           []ruleView{},
		References:      []reference{},
		Replacements:    []reference{},
		Builtins:        []builtinCall{},
	}
	for _, each := range module.Imports {
		described := importView{Alias: string(each.Alias), Location: locationOf(each.Location)}
		if target, ok := each.Path.Value.(ast.Ref); ok {
			described.Path = constantPath(target)
		} else {
			described.Path = []string{each.Path.String()}
		}
		view.Imports = append(view.Imports, described)
	}
	for _, rule := range module.Rules {
		view.addRule(rule)
	}
	// A key between the brackets of a rule's name is met twice: as a part of the name and as the key of the rule.
	view.References = slices.CompactFunc(sortedByPlace(view.References), func(left, right reference) bool {
		return left.Text == right.Text && *left.Location == *right.Location
	})
	view.Builtins = slices.DeleteFunc(view.Builtins, func(call builtinCall) bool {
		return local.answer(call.Name)
	})
	view.Builtins = slices.CompactFunc(sortedByPlace(view.Builtins), func(left, right builtinCall) bool {
		return left.Name == right.Name && *left.Location == *right.Location
	})
	return view
}

func (view *moduleView) addRule(rule *ast.Rule) {
	view.Rules = append(view.Rules, ruleView{
		Name:     rule.Head.Ref().GroundPrefix().String(),
		Kind:     kindOf(rule.Head),
		Default:  rule.Default,
		Arity:    len(rule.Head.Args),
		Location: locationOf(rule.Location),
	})
	visitor := ast.NewGenericVisitor(view.visit)
	// The visitor itself leaves out what stands between the brackets of a rule's name.
	for _, part := range rule.Head.Ref()[1:] {
		visitor.Walk(part)
	}
	visitor.Walk(rule)
}

func kindOf(head *ast.Head) string {
	switch {
	case len(head.Args) > 0:
		return "function"
	case head.DocKind() == ast.PartialSetDoc:
		return "partial-set"
	case head.DocKind() == ast.PartialObjectDoc:
		return "partial-object"
	default:
		return "complete"
	}
}

// visit notes references and calls; it returns true where it has walked on by itself.
func (view *moduleView) visit(node any) bool {
	switch node := node.(type) {
	case *ast.With:
		view.noteReplacement(node.Target)
		// A builtin may stand in for another function.
		view.noteCall(node.Value)
	case *ast.Expr:
		if terms, ok := node.Terms.([]*ast.Term); ok && len(terms) > 0 {
			view.noteCall(terms[0])
		}
	case *ast.Term:
		switch value := node.Value.(type) {
		case ast.Call:
			view.noteCall(value[0])
		case ast.Var:
			view.noteReference(ast.Ref{node}, node.Location)
		case ast.Ref:
			view.noteReference(value, node.Location)
			visitor := ast.NewGenericVisitor(view.visit)
			for _, part := range value[1:] {
				visitor.Walk(part)
			}
			return true
		}
	}
	return false
}

func (view *moduleView) noteReference(target ast.Ref, at *ast.Location) {
	if !isRoot(target[0]) {
		return
	}
	path := constantPath(target)
	view.References = append(view.References, reference{
		Path:     path,
		Text:     target.String(),
		Dynamic:  len(path) < len(target),
		Location: locationOf(at),
	})
}

// noteReplacement notes what a `with` replaces, whether it is data, input or a function.
func (view *moduleView) noteReplacement(target *ast.Term) {
	replaced, ok := target.Value.(ast.Ref)
	if !ok {
		replaced = ast.Ref{target}
	}
	path := constantPath(replaced)
	view.Replacements = append(view.Replacements, reference{
		Path:     path,
		Text:     replaced.String(),
		Dynamic:  len(path) < len(replaced),
		Location: locationOf(target.Location),
	})
}

func (view *moduleView) noteCall(operator *ast.Term) {
	name := operator.Value.String()
	if _, ok := ast.BuiltinMap[name]; ok {
		view.Builtins = append(view.Builtins, builtinCall{Name: name, Location: locationOf(operator.Location)})
	}
}

func isRoot(head *ast.Term) bool {
	return head.Equal(ast.DefaultRootDocument) || head.Equal(ast.InputRootDocument)
}

// constantPath is the longest beginning of a reference whose parts are known.
func constantPath(target ast.Ref) []string {
	path := make([]string, 0, len(target))
	for index, part := range target {
		switch value := part.Value.(type) {
		case ast.String:
			path = append(path, string(value))
		case ast.Var:
			if index > 0 {
				return path
			}
			path = append(path, string(value))
		case ast.Number, ast.Boolean, ast.Null:
			path = append(path, value.String())
		default:
			return path
		}
	}
	return path
}

type placed interface {
	place() *location
}

func (at reference) place() *location   { return at.Location }
func (at builtinCall) place() *location { return at.Location }

func sortedByPlace[Placed placed](all []Placed) []Placed {
	slices.SortStableFunc(all, func(left, right Placed) int {
		return cmp.Or(left.place().Row-right.place().Row, left.place().Col-right.place().Col)
	})
	return all
}
