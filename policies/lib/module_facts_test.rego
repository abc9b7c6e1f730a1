# METADATA
# description: Facts about source code, for the tests of rules about imports. Places are named by their index in the lists below.
package lib.archfit.module_facts_test

# METADATA
# description: "Layers from web down to infrastructure: 0 web, 1 application, 2 domain, 3 infrastructure, 4 in none."
layered := [
	_place("web layer", [_layer("http", "web", 0)], {}),
	_place("application layer", [_layer("application", "application", 1)], {}),
	_place("domain layer", [_layer("domain", "domain", 2)], {}),
	_place("infra layer", [_layer("infra", "infrastructure", 3)], {}),
	_place("no layer", [null], {}),
]

# METADATA
# description: "Contexts: 0 and 1 of orders, 2 and 3 of billing, the second of each public; 4 shared, 5 of none."
contexts := [
	_place("context orders", [], {"context": "orders", "isPublic": false}),
	_place("context orders", [], {"context": "orders", "isPublic": true}),
	_place("context billing", [], {"context": "billing", "isPublic": false}),
	_place("context billing", [], {"context": "billing", "isPublic": true}),
	_place("what is shared", [], {"isShared": true, "isPublic": true}),
	_place("no layer", [], {"isPublic": true}),
]

# METADATA
# description: Places that are made for something, by stereotypes; the last for nothing.
made_for(stereotypes) := array.concat(
	[_place(name, [], {"stereotypes": [name]}) | some name in stereotypes],
	[_place("no layer", [], {})],
)

# METADATA
# description: A place with layers of its own.
place(label, layers, rest) := _place(label, layers, rest)

# METADATA
# description: A layer by its name, its role and its rank.
layer(name, role, rank) := _layer(name, role, rank)

# METADATA
# description: A code base of places and what crosses between them.
base_of(places, rest) := {"modules": {"src": object.union(
	{
		"places": [object.union(place, {"subject": sprintf("place:%d", [at])}) | some at, place in places],
		"layerings": [{"kind": "layered", "isStrict": false, "independent": []}],
		"off": [],
		"pairs": [],
		"packages": [],
		"routes": [],
		"computed": [],
		"unresolved": [],
	},
	rest,
)}}

# METADATA
# description: "A code base in which a.ts of one place imports Db of b.ts of another."
crossing(places, from, to) := crossing_with(places, from, to, {}, {})

# METADATA
# description: The same, with what differs of the import and of the base.
crossing_with(places, from, to, imported, rest) := base_of(places, object.union({"pairs": [{"from": from, "to": to, "imports": [import_with(imported)]}]}, rest))

# METADATA
# description: An import, with what differs.
import_with(rest) := object.union({"id": "import:0", "from": "src/a.ts", "to": "src/b.ts", "names": ["Db"]}, rest)

# METADATA
# description: A code base in which a.ts of one place imports a package.
using(places, from, name) := base_of(places, {"packages": [{
	"from": from,
	"name": name,
	"imports": [{"id": "import:0", "from": "src/a.ts", "to": name, "names": ["Client"]}],
}]})

# METADATA
# description: "A code base in which a.ts of one place takes what x.ts of another hands on of a package."
handing(places, from, via, name) := base_of(places, {
	"packages": [{"from": via, "name": name, "imports": [{"id": "import:0", "from": "src/x.ts", "to": name, "names": []}]}],
	"handed": [{"id": "handed:0", "place": from, "from": "src/a.ts", "to": name, "names": ["Client"], "via": ["src/x.ts"], "viaPlace": via}],
})

# METADATA
# description: "A code base in which a.ts of one place gets to b.ts of another through x.ts of a third."
detour(places, ends, through, rest) := base_of(places, {"routes": [object.union(
	{
		"id": "route:0",
		"from": ends[0],
		"to": ends[2],
		"through": through,
		"files": ["src/a.ts", "src/x.ts", "src/b.ts"],
		"steps": [[ends[0], ends[1]], [ends[1], ends[2]]],
		"names": ["Db"],
		"starts": 1,
	},
	rest,
)]})

# METADATA
# description: A code base in which nobody can tell where an import of a place leads.
doubtful(places, from) := base_of(places, {"unresolved": [{
	"id": "unresolved:0",
	"from": from,
	"file": "src/a.ts",
	"specifier": "../gone",
	"reason": "no such file",
}]})

# METADATA
# description: The doubt about that import.
doubt(label) := {
	"msg": sprintf("src/a.ts (%s) imports ../gone, and where that leads is not known: no such file", [label]),
	"details": {
		"subject": "unresolved:0",
		"specifier": "../gone",
		"hint": "Correct the path, or the tsconfig or manifest that it goes by. Until it leads somewhere nobody can tell whether it is allowed.",
	},
}

# METADATA
# description: The finding about the import of a crossing.
finding(from, to, why, hint) := {
	"msg": sprintf("src/a.ts (%s) imports Db from src/b.ts (%s): %s", [from, to, why]),
	"details": {
		"subject": "import:0",
		"from": {"file": "src/a.ts", "place": from},
		"to": {"file": "src/b.ts", "place": to},
		"names": ["Db"],
		"hint": hint,
	},
}

# METADATA
# description: The finding about a detour.
detour_finding(from, to, why, hint) := {
	"msg": sprintf("src/a.ts (%s) imports Db from src/b.ts (%s) by way of src/x.ts: %s", [from, to, why]),
	"details": {
		"subject": "route:0",
		"files": ["src/a.ts", "src/x.ts", "src/b.ts"],
		"from": {"file": "src/a.ts", "place": from},
		"to": {"file": "src/b.ts", "place": to},
		"measure": {"value": 1, "unit": "files", "better": "lower"},
		"hint": hint,
	},
}

# METADATA
# description: Settings of one rule.
settings(id, given) := {id: given}

# METADATA
# description: What findings say.
messages(violations) := {violation.msg | some violation in violations}

# METADATA
# description: What findings propose.
hints(violations) := {violation.details.hint | some violation in violations}

_place(label, layers, rest) := object.union({"label": label, "layers": layers, "isPublic": true, "stereotypes": []}, rest)

_layer(name, role, rank) := {"name": name, "role": role, "rank": rank}
