# METADATA
# title: Contexts follow their map
# description: |
#   Every import between two bounded contexts is one that the map declares (contexts.relationships), and every file that is judged
#   belongs to a context or to what all share.
# related_resources:
#   - https://www.domainlanguage.com/ddd/reference/
# custom:
#   id: modules/context-per-service
#   domain: modules
#   severity: medium
#   scope: set
#   applies_to: [file]
#   requires: [modules, context_map]
#   not_applicable: no file is in a context
#   rationale: >-
#     A map of contexts that the code does not follow misleads: who plans by it breaks what nobody knew to depend on it.
#   remediation: >-
#     Take the import out, or declare the relationship after both teams have agreed on it.
#   parameters:
#     type_imports: {type: string, enum: [count, ignore], default: count, description: "count, or ignore: what the compiler erases is allowed."}
#   since: 0.1.0
package archfit.modules.context_per_service

import data.archfit.modules.layer_order
import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(modules.in_context)

examined contains strays.id if {
	some base in input.modules
	strays := base.strays
}

violation contains modules.finding(each, _why(each), _hint(each)) if {
	some each in modules.imports(_told, _parameters.type_imports)
}

violation contains {"msg": message, "details": details} if {
	some base in input.modules
	base.relationships
	strays := base.strays
	message := sprintf("%s in no context: %s", [_are(strays.count), concat(", ", strays.files)])
	details := {"subject": strays.id, "files": strays.files, "measure": {"value": strays.count, "unit": "files", "better": "lower"}}
}

undecided contains doubt if some doubt in modules.unresolved(modules.in_context)

_why(each) := sprintf("the map of contexts does not say that %s may import %s", [each.from.context, each.to.context])

_hint(each) := sprintf("Ask %s by its API or its events, or declare the relationship: %s below contexts.relationships.%s.", [each.to.context, each.to.context, each.from.context])

_are(1) := "1 file is"

_are(number) := sprintf("%d files are", [number]) if number != 1

_forbidden contains way if {
	some way in modules.ways
	base := input.modules[way[0]]
	both := modules.ends(way)
	both.from.context != both.to.context
	not _is_declared(base, both.from.context, both.to.context)
	base.relationships
}

_is_declared(base, from, to) if to in base.relationships[from]

_told := _forbidden - layer_order._claimed

_claimed := layer_order._claimed | modules.claims("modules/context-per-service", _forbidden)

_parameters := parameters.of(rego.metadata.chain())
