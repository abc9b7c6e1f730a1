# METADATA
# title: Layers import downwards
# description: |
#   Every import between two layers of one layering goes down, in an onion inwards; with strict to the next layer only, and never between
#   layers that are independent or beside one another, such as two adapters. An infrastructure layer may import the domain wherever it
#   stands (ports): it implements what the domain declares.
# custom:
#   id: modules/layer-order
#   domain: modules
#   severity: high
#   scope: set
#   applies_to: [file]
#   requires: [modules, layers]
#   not_applicable: no file is in a layer
#   rationale: >-
#     Layers help as long as each can be changed without those above it. One import upwards, and two of them are one.
#   remediation: >-
#     Move what both need down, or declare an interface in the lower layer that the upper one implements.
#   parameters:
#     ports: {type: array, items: {type: string}, default: [domain], description: "Layers that an infrastructure layer may import though they are above it, by role or name."}
#     type_imports: {type: string, enum: [count, ignore], default: count, description: "count, or ignore: what the compiler erases is allowed."}
#   since: 0.1.0
#   related:
#     - modules/transitive-layer-violation
#     - modules/service-layer
#   decisions:
#     - docs/adr/0026-an-import-counts-whatever-its-form.md
#     - docs/adr/0027-architecture-is-data-with-roles.md
package archfit.modules.layer_order

import data.archfit.modules.no_cross_context_internals
import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(modules.in_layer)

violation contains modules.finding(each, breach.why, breach.hint) if {
	some each in modules.imports(_told, _parameters.type_imports)
	breach := _breaches(each)[0]
}

undecided contains doubt if some doubt in modules.unresolved(modules.in_layer)

_breaches(each) := [breach |
	some index, layering in input.modules[each.base].layerings
	breach := _breach(layering, each.from.layers[index], each.to.layers[index], each.imported)
]

_breach(layering, own, other, imported) := {"why": why, "hint": hint} if {
	_is_beside(layering, own, other)
	why := concat("", [own.name, " and ", other.name, " are independent of one another"])
	hint := concat("", ["Move ", modules.thing(imported), " to a layer below both, or let the layer above them connect the two."])
} else := {"why": why, "hint": hint} if {
	_is_above(own, other)
	why := concat("", [other.name, " is above ", own.name, ", which must not know it"])
	hint := concat("", ["Move ", modules.thing(imported), " to ", own.name, " or below it, or declare an interface there that ", other.name, " implements."])
} else := {"why": why, "hint": hint} if {
	_skips(layering, own, other)
	why := concat("", [own.name, " may import the layer next below it only"])
	hint := concat("", ["Let the layer next below ", own.name, " offer what ", modules.thing(imported), " is used for."])
}

_forbidden contains way if {
	some way in modules.ways
	both := modules.ends(way)
	some index, layering in input.modules[way[0]].layerings
	_breaks(layering, both.from.layers[index], both.to.layers[index])
}

_breaks(layering, own, other) if _is_beside(layering, own, other)

_breaks(_, own, other) if _is_above(own, other)

_breaks(layering, own, other) if _skips(layering, own, other)

_is_beside(_, own, other) if {
	own.rank == other.rank
	own.name != other.name
}

_is_beside(layering, own, other) if {
	own.name != other.name
	some group in layering.independent
	own.name in group
	other.name in group
}

_is_above(own, other) if {
	other.rank < own.rank
	not _is_port(own, other)
}

_is_port(own, other) if {
	own.role == "infrastructure"
	modules.is_one_of(other, _parameters.ports)
}

_skips(layering, own, other) if {
	layering.isStrict
	other.rank > own.rank + 1
}

_told := _forbidden - no_cross_context_internals._claimed

_claimed := no_cross_context_internals._claimed | modules.claims("modules/layer-order", _forbidden)

_parameters := parameters.of(rego.metadata.chain())
