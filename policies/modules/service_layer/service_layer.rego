# METADATA
# title: The web reaches the domain through the application
# description: |
#   No file of a web layer imports one of a domain or an infrastructure layer: it calls the application. Not everybody wants it, so it is
#   off by default.
# custom:
#   id: modules/service-layer
#   domain: modules
#   severity: low
#   scope: set
#   applies_to: [file]
#   requires: [modules, layers]
#   default: off
#   not_applicable: no file is in a layer with the role web
#   rationale: >-
#     Transactions, permissions and events belong to the application. Who goes around it does without them.
#   remediation: >-
#     Give a service of the application what the web layer needs, and call that.
#   parameters:
#     web: {type: array, items: {type: string}, default: [web], description: "Layers that are called from outside, by role or name."}
#     beyond: {type: array, items: {type: string}, default: [domain, infrastructure], description: "Layers that they reach through the application, by role or name."}
#     type_imports: {type: string, enum: [count, ignore], default: ignore, description: "ignore, or count: types of the domain may not be named either."}
#   since: 0.1.0
#   when_not: "In services whose use cases are a single call of the domain: a layer between would hand calls on and do nothing else."
package archfit.modules.service_layer

import data.archfit.modules.context_per_service
import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(_web)

violation contains modules.finding(each, "the web layer reaches it through the application", _hint(each.imported)) if {
	some each in modules.imports(_told, _parameters.type_imports)
}

undecided contains doubt if some doubt in modules.unresolved(_web)

_hint(imported) := sprintf("Give a service of the application a method that does what %s uses %s for, and call that.", [imported.from, modules.thing(imported)])

_web := modules.layered(_parameters.web)

_forbidden contains way if {
	some way in modules.ways
	both := modules.ends(way)
	some index, layer in both.from.layers
	modules.is_one_of(layer, _parameters.web)
	some word in modules.seen_from(layer, index, both.to)
	word in _parameters.beyond
}

_told := _forbidden - context_per_service._claimed

_parameters := parameters.of(rego.metadata.chain())
