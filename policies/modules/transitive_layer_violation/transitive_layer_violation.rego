# METADATA
# title: Layers and contexts hold on the way, too
# description: |
#   What a layer or a context must not import it does not get by a detour either: through files that belong to no layer (or no context), or
#   by a name that a barrel hands on. Told is only what no single import breaks; a detour that several files of a layer start with the same
#   import is one finding. Where a file on the way imports what is not found, nobody can tell, and the rule is undecided.
# custom:
#   id: modules/transitive-layer-violation
#   domain: modules
#   severity: high
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: no file is in a layer or a context
#   rationale: >-
#     A barrel or a shared file that imports the infrastructure makes it a part of everything that imports the barrel, and no direct import shows it.
#   remediation: >-
#     Import from the file that defines what is needed, or take the import of the forbidden file out of the file between.
#   parameters:
#     type_imports: {type: string, enum: [count, ignore], default: count, description: "count, or ignore: ways on which the compiler erases an import are allowed."}
#   since: 0.1.0
package archfit.modules.transitive_layer_violation

import data.archfit.modules.context_per_service
import data.archfit.modules.controller_no_repository
import data.archfit.modules.domain_no_infrastructure
import data.archfit.modules.layer_order
import data.archfit.modules.no_cross_context_internals
import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(_judged)

violation contains modules.route_finding(each, _why(each), _hint(each)) if {
	some each in modules.routes(_by_layers, ["layers", "barrels"], _parameters.type_imports)
	not _is_told(each)
}

violation contains modules.route_finding(each, _why(each), _hint(each)) if {
	some each in modules.routes(_by_contexts - _by_layers, ["contexts", "barrels"], _parameters.type_imports)
	not _is_told(each)
}

undecided contains doubt if some doubt in modules.unresolved(_judged)

undecided contains {"msg": message, "details": details} if {
	some base in input.modules
	some gap in base.gaps
	message := sprintf("%s, which %s (%s) gets to, imports %s, and where that leads is not known: %s", [
		gap.file, gap.start, base.places[gap.from].label,
		gap.specifier, gap.reason,
	])
	details := {
		"subject": gap.id,
		"specifier": gap.specifier,
		"hint": "Correct the path, or the tsconfig or manifest that it goes by. Until it leads somewhere nobody can tell what comes by way of it.",
	}
}

_judged := modules.in_layer | modules.in_context

_by_layers := (modules.claims("modules/domain-no-infrastructure", domain_no_infrastructure._forbidden) | modules.claims("modules/layer-order", layer_order._forbidden)) - controller_no_repository._claimed

_by_contexts := (modules.claims("modules/no-cross-context-internals", no_cross_context_internals._forbidden) | modules.claims("modules/context-per-service", context_per_service._forbidden)) - controller_no_repository._claimed

# A single import on the way breaks a rule itself.
_is_told(each) if {
	some [from, to] in each.route.steps
	context_per_service._claimed[[each.base, from, to]]
}

# What a context shows it may hand on from within itself.
_is_told(each) if {
	not _by_layers[[each.base, each.route.from, each.route.to]]
	not context_per_service._forbidden[[each.base, each.route.from, each.route.to]]
	some [_, to] in each.route.steps
	place := input.modules[each.base].places[to]
	place.isPublic
	place.context == each.to.context
}

_why(each) := concat("", ["what the ", each.from.label, " must not import it must not get by a detour"])

_hint(each) := concat("", [
	each.route.files[1],
	" hands ", each.route.files[count(each.route.files) - 1],
	" on: import what is needed from the file that defines it, or take the import of ", each.route.files[count(each.route.files) - 1],
	" out of ", each.route.files[count(each.route.files) - 2],
	".",
])

_parameters := parameters.of(rego.metadata.chain())
