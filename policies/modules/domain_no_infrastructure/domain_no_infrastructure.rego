# METADATA
# title: The domain imports no infrastructure
# description: |
#   No file of a domain layer imports one of an infrastructure or a web layer, adapters among them. Layers are told by their role, which a
#   usual name has by itself. Imports of types count unless type_imports says otherwise. What crosses by import() or require() only is told
#   by modules/dynamic-import-evasion, as long as that is on.
# related_resources:
#   - https://alistair.cockburn.us/hexagonal-architecture
# custom:
#   id: modules/domain-no-infrastructure
#   domain: modules
#   severity: high
#   scope: set
#   applies_to: [file]
#   requires: [modules, layers]
#   not_applicable: no file is in a layer with the role domain
#   rationale: >-
#     A domain that knows its database, queue or framework changes whenever one of these does, and can be neither tested nor moved without them.
#   remediation: >-
#     Declare an interface for what the domain needs in the domain, implement it in the infrastructure, and hand it in.
#   parameters:
#     domain: {type: array, items: {type: string}, default: [domain], description: "Layers that must not know the others, by role or name."}
#     outer: {type: array, items: {type: string}, default: [infrastructure, web], description: "Layers that they must not know, by role or name."}
#     type_imports: {type: string, enum: [count, ignore], default: count, description: "count, or ignore: what the compiler erases is allowed."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0026-an-import-counts-whatever-its-form.md
#     - docs/adr/0027-architecture-is-data-with-roles.md
package archfit.modules.domain_no_infrastructure

import data.archfit.modules.controller_no_repository
import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(_domain)

violation contains modules.finding(each, "what decides must not depend on what stores, sends or shows", _hint(each)) if {
	some each in modules.imports(_told, _parameters.type_imports)
}

undecided contains doubt if some doubt in modules.unresolved(_domain)

_hint(each) := concat("", ["Move ", modules.thing(each.imported), " to ", modules.folder(each.imported.from), ", and import it from there in ", each.imported.to, "."]) if {
	each.imported.isTypeOnly
} else := concat("", [
	"Declare an interface for ", modules.thing(each.imported),
	" in ", modules.folder(each.imported.from),
	", implement it in ", each.imported.to,
	", and hand it in: by the constructor, or by a provider.",
])

_domain := modules.layered(_parameters.domain)

_forbidden contains way if {
	some way in modules.ways
	_domain[[way[0], way[1]]]
	both := modules.ends(way)
	some index, layer in both.from.layers
	modules.is_one_of(layer, _parameters.domain)
	seen := modules.seen_from(layer, index, both.to)
	some word in seen
	word in _parameters.outer
}

_told := _forbidden - controller_no_repository._claimed

_claimed := controller_no_repository._claimed | modules.claims("modules/domain-no-infrastructure", _forbidden)

_parameters := parameters.of(rego.metadata.chain())
