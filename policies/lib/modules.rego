# METADATA
# description: |
#   What the policies about imports share: which places of the source code import which, and how that is said.
#
#   An import is told by one rule, the most specific: the first of these that forbids what its two places are to one another, and is on.
#
#   1. modules/gateway-no-decision
#   2. modules/command-not-on-read-model
#   3. modules/controller-no-repository
#   4. modules/domain-no-infrastructure
#   5. modules/no-cross-context-internals
#   6. modules/layer-order
#   7. modules/context-per-service
#   8. modules/service-layer
#
#   Thousands of imports may break rules. Whether a set holds a way is asked as `set[way]`: WebAssembly walks the whole set for `way in set`.
#   Texts are put together by concat, which runs within the module; for each sprintf the host is asked.
#
#   Each policy has `_forbidden`, the ways that it forbids, and `_claimed`, those of it and of all before it; it tells what it forbids and
#   none before it claims, in whatever form it is imported. Of 4 to 8, paths that are put together are told by
#   modules/dynamic-import-evasion, and what no single import shows by modules/transitive-layer-violation. Of packages,
#   modules/domain-no-framework comes before modules/db-driver-only-in-repositories.
package lib.archfit.modules

# METADATA
# description: "From where to where something crosses, by one import, by several, or perhaps: [code base, place, place]."
ways contains [id, pair.from, pair.to] if {
	some id, base in input.modules
	some pair in base.pairs
}

ways contains [id, route.from, route.to] if {
	some id, base in input.modules
	some route in base.routes
}

ways contains [id, computed.from, lead.to] if {
	some id, base in input.modules
	some computed in base.computed
	some lead in computed.leads
}

ways contains [id, call.from, call.to] if {
	some id, base in input.modules
	some call in base.calls
	call.from != call.to
}

# METADATA
# description: What a rule keeps for itself of what it forbids; nothing where it is off.
claims(rule, forbidden) := {each |
	some id, base in input.modules
	not rule in base.off
	some each in forbidden
	each[0] == id
}

# METADATA
# description: "The places of which one word is a layer or its role: [code base, place]."
layered(words) := {[id, at] |
	some id, base in input.modules
	some at, place in base.places
	some layer in place.layers
	some word in _words(layer)
	word in words
}

# METADATA
# description: "The places of which one word is a stereotype, a layer or its context: [code base, place]."
named(words) := {[id, at] |
	some id, base in input.modules
	some at, place in base.places
	some word in _names(place)
	word in words
}

# METADATA
# description: "The places of a layer, of a context, of any: [code base, place]."
in_layer := {[id, at] |
	some id, base in input.modules
	some at, place in base.places
	some layer in place.layers
	layer.name
}

in_context := {[id, at] |
	some id, base in input.modules
	some at, place in base.places
	place.context
}

everywhere := {[id, at] |
	some id, base in input.modules
	some at, _ in base.places
}

# METADATA
# description: What a place is to one in a layer. In a layering that both are part of, its own layer there counts and no other.
seen_from(layer, index, place) := _words(place.layers[index]) if {
	layer.name
	place.layers[index].name
} else := {word | some other in place.layers; some word in _words(other)}

# METADATA
# description: Whether a layer has one of some names or roles.
is_one_of(layer, words) if {
	some word in _words(layer)
	word in words
}

_words(layer) := {layer[key] | some key in ["name", "role"]}

_names(place) := union({
	{name | some name in place.stereotypes},
	{layer.name | some layer in place.layers},
	{name | name := place.context},
})

# METADATA
# description: The files of places, as subjects.
files(places) := {subject |
	some [id, at] in places
	subject := input.modules[id].places[at].subject
}

# METADATA
# description: What a way leads from and to.
ends(way) := {"from": places[way[1]], "to": places[way[2]]} if places := input.modules[way[0]].places

# METADATA
# description: The imports of some ways. Types do not count where a rule ignores them.
imports(ways_of_rule, types) := [_between(id, base, pair, each) |
	some id, base in input.modules
	some pair in base.pairs
	ways_of_rule[[id, pair.from, pair.to]]
	some each in pair.imports
	_counts(each, types)
]

_between(id, base, pair, imported) := {
	"base": id,
	"imported": imported,
	"from": base.places[pair.from],
	"to": base.places[pair.to],
}

# METADATA
# description: What ways of a rule cross without an import of their own, by kinds of routes.
routes(ways_of_rule, kinds, types) := [{"route": route, "base": id, "from": base.places[route.from], "to": base.places[route.to]} |
	some id, base in input.modules
	some route in base.routes
	route.through in kinds
	ways_of_rule[[id, route.from, route.to]]
	_counts(route, types)
]

# METADATA
# description: |
#   What is called over some ways by files that no import or barrel shows to use it; those are told where they import. What may stand behind
#   a port is told at the port where that is over such a way itself.
calls(ways_of_rule, types) := found if {
	shown := {[each.base, each.imported.from, each.imported.to] | some each in imports(ways_of_rule, types)} | {[each.base, each.route.files[0], each.route.files[count(each.route.files) - 1]] |
		some each in routes(ways_of_rule, ["barrels"], types)
	}
	found := [{"call": call, "from": base.places[call.from], "to": base.places[call.to]} |
		some id, base in input.modules
		some call in base.calls
		ways_of_rule[[id, call.from, call.to]]
		not shown[[id, call.file, call.target]]
		not _is_told_at_port(id, call, ways_of_rule)
	]
}

_is_told_at_port(id, call, ways_of_rule) if {
	call.isPossible
	ways_of_rule[[id, call.from, call.via]]
}

# METADATA
# description: The imports of packages that places must not have.
package_imports(uses, types) := [{"imported": each, "from": base.places[used.from], "package": used.name} |
	some id, base in input.modules
	some used in base.packages
	uses[[id, used.from, used.name]]
	some each in used.imports
	_counts(each, types)
]

# METADATA
# description: The packages of a list that are imported somewhere. A name may hold `*`.
packages(listed) := {name |
	some name in _packages
	name in listed
} | {name |
	some pattern in listed
	contains(pattern, "*")
	some name in _packages
	glob.match(pattern, ["/"], name)
}

_packages contains used.name if {
	some base in input.modules
	some used in base.packages
}

_packages contains handed.to if {
	some base in input.modules
	some handed in base.handed
}

# METADATA
# description: What files take of packages that others hand on.
handed_packages(uses, types) := [{"base": id, "imported": handed, "from": base.places[handed.place]} |
	some id, base in input.modules
	some handed in base.handed
	uses[[id, handed.place, handed.to]]
	_counts(handed, types)
]

# METADATA
# description: The import of the package in the file that hands it on; none where that file is not judged.
handing_import(each) := {"imported": imported, "from": base.places[used.from]} if {
	base := input.modules[each.base]
	some used in base.packages
	used.from == each.imported.viaPlace
	used.name == each.imported.to
	some imported in used.imports
	imported.from == each.imported.via[count(each.imported.via) - 1]
}

_counts(_, types) if types != "ignore"

_counts(crossing, _) if not crossing.isTypeOnly

# METADATA
# description: The finding about an import between two places.
finding(each, why, hint) := {"msg": message, "details": details} if {
	imported := each.imported
	message := concat("", [imported.from, " (", each.from.label, ") ", imports_what(imported), " ", imported.to, " (", each.to.label, "): ", why])
	details := {
		"subject": imported.id,
		"from": {"file": imported.from, "place": each.from.label},
		"to": {"file": imported.to, "place": each.to.label},
		"names": imported.names,
		"hint": hint,
	}
}

# METADATA
# description: The finding about what names or files on the way connect.
route_finding(each, why, hint) := {"msg": message, "details": details} if {
	route := each.route
	last := count(route.files) - 1
	message := concat("", [
		route.files[0], " (", each.from.label, ") ",
		imports_what(route), " ", route.files[last], " (", each.to.label, ") by way of ",
		concat(", ", array.slice(route.files, 1, last)), _others(route.starts), ": ",
		why,
	])
	details := {
		"subject": route.id,
		"files": route.files,
		"from": {"file": route.files[0], "place": each.from.label},
		"to": {"file": route.files[last], "place": each.to.label},
		"measure": {"value": route.starts, "unit": "files", "better": "lower"},
		"hint": hint,
	}
}

_others(starts) := "" if starts == 1

else := sprintf(", as %d files in all do", [starts])

# METADATA
# description: The finding about what is called. What is behind a port may be called; it is told as less severe.
call_finding(each, why, hint) := {"msg": message, "details": object.union_n([details, _possible(call)])} if {
	call := each.call
	message := sprintf("%s (%s) %s %s of %s (%s): %s", [call.file, each.from.label, _calls(call), concat(", ", call.callees), _called(call), each.to.label, why])
	details := {
		"subject": call.id,
		"from": {"file": call.file, "place": each.from.label},
		"to": {"file": call.target, "name": call.name, "place": each.to.label},
		"callees": call.callees,
		"hint": hint,
	}
}

# METADATA
# description: The finding about what is called of a package.
package_call_finding(each, why, hint) := {"msg": message, "details": details} if {
	call := each.call
	message := sprintf("%s (%s) calls %s of %s: %s", [call.file, each.from.label, concat(", ", call.callees), _called(call), why])
	details := {
		"subject": call.id,
		"from": {"file": call.file, "place": each.from.label},
		"package": call.target,
		"name": call.name,
		"callees": call.callees,
		"hint": hint,
	}
}

_calls(call) := "may call" if call.isPossible

else := "calls"

_called(call) := sprintf("%s in %s", [call.name, call.target])

_possible(call) := {"severity": "medium"} if call.isPossible

else := {}

# METADATA
# description: The finding about a package.
package_finding(each, why, hint) := {"msg": message, "details": details} if {
	imported := each.imported
	message := concat("", [imported.from, " (", each.from.label, ") ", imports_what(imported), " ", imported.to, ": ", why])
	details := {
		"subject": imported.id,
		"from": {"file": imported.from, "place": each.from.label},
		"package": imported.to,
		"names": imported.names,
		"hint": hint,
	}
}

# METADATA
# description: The finding about a package that others hand on.
handed_finding(each, why, hint) := {"msg": message, "details": details} if {
	imported := each.imported
	message := concat("", [imported.from, " (", each.from.label, ") ", imports_what(imported), " ", imported.to, " by way of ", concat(", ", imported.via), ": ", why])
	details := {
		"subject": imported.id,
		"from": {"file": imported.from, "place": each.from.label},
		"package": imported.to,
		"names": imported.names,
		"files": imported.via,
		"hint": hint,
	}
}

# METADATA
# description: What an import does, as the start of a clause.
imports_what(imported) := concat(" ", ["loads", concat(", ", imported.names), "by", imported.form, "from"]) if {
	imported.form
	count(imported.names) > 0
}

else := concat(" ", ["loads by", imported.form]) if imported.form

else := concat(" ", ["imports the", _types(imported.names), concat(", ", imported.names), "from"]) if {
	imported.isTypeOnly
	count(imported.names) > 0
}

else := "imports types from" if imported.isTypeOnly

else := concat(" ", ["imports", concat(", ", imported.names), "from"]) if count(imported.names) > 0

else := "imports"

_types(names) := "type" if count(names) == 1

else := "types"

# METADATA
# description: What an import is about, for a hint.
thing(imported) := concat(", ", imported.names) if count(imported.names) > 0

else := imported.to if imported.to

else := imported.files[count(imported.files) - 1]

# METADATA
# description: The folder of a file; `the root` has no name.
folder(file) := concat("/", array.concat(array.slice(parts, 0, count(parts) - 1), [""])) if {
	parts := split(file, "/")
	count(parts) > 1
} else := "the root"

# METADATA
# description: Imports of some places of which nobody can tell where they lead.
unresolved(places) := [{"msg": message, "details": details} |
	some id, base in input.modules
	some doubt in base.unresolved
	places[[id, doubt.from]]
	message := sprintf("%s (%s) imports %s%s", [doubt.file, base.places[doubt.from].label, doubt.specifier, _whereto(doubt)])
	details := {
		"subject": doubt.id,
		"specifier": doubt.specifier,
		"hint": "Correct the path, or the tsconfig or manifest that it goes by. Until it leads somewhere nobody can tell whether it is allowed.",
	}
]

_whereto(doubt) := sprintf(", and where that leads is not known: %s", [doubt.reason]) if {
	not _is_told_elsewhere(doubt)
} else := ", which leads nowhere: modules/no-unresolved tells why" if {
	doubt.more == 0
} else := sprintf(" and %d more that lead nowhere: modules/no-unresolved tells why", [doubt.more])

_is_told_elsewhere(doubt) if doubt.more >= 0
