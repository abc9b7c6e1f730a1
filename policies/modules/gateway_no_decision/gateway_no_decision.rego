# METADATA
# title: Gateways decide nothing
# description: |
#   No gateway or backend for a frontend imports code that decides: layers with the role domain, and what is called so (decisions). A gateway
#   is what has one of the names as its stereotype, its layer or its context, and is in no layer but one with the role web: what an application
#   calls others by is no gateway in this sense.
# custom:
#   id: modules/gateway-no-decision
#   domain: modules
#   severity: high
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: no file is part of a gateway or a backend for a frontend
#   rationale: >-
#     A decision that is made at the gateway as well is made twice, and one of the two is the older one. Whoever calls past the gateway
#     gets another answer.
#   remediation: >-
#     Call the service that decides, and hand its answer on.
#   parameters:
#     gateways: {type: array, items: {type: string}, default: [gateway, api-gateway, bff], description: "Stereotypes, layers and contexts that are gateways."}
#     decisions: {type: array, items: {type: string}, default: [decision, decisions, decision-engine, policy-engine], description: "Stereotypes, layers and contexts that decide."}
#     decision_layers: {type: array, items: {type: string}, default: [domain], description: "Layers that decide, by role or name."}
#     type_imports: {type: string, enum: [count, ignore], default: count, description: "count, or ignore: what the compiler erases is allowed."}
#   since: 0.1.0
#   related:
#     - modules/layer-order
package archfit.modules.gateway_no_decision

import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(_gateways)

violation contains modules.finding(each, _why, _hint(each)) if {
	some each in modules.imports(_forbidden, _parameters.type_imports)
}

violation contains modules.route_finding(each, _why, _route_hint(each)) if {
	some each in modules.routes(_forbidden, ["barrels"], _parameters.type_imports)
}

undecided contains doubt if some doubt in modules.unresolved(_gateways)

_why := "a gateway hands on what others decide"

_hint(each) := sprintf("Call the service that %s belongs to, and take %s out of the gateway.", [each.imported.to, modules.thing(each.imported)])

_route_hint(each) := sprintf("Call the service that %s belongs to, and take it out of the gateway.", [each.route.files[count(each.route.files) - 1]])

_gateways := modules.named(_parameters.gateways) - modules.layered(["infrastructure", "domain", "application"])

_decisions := (modules.named(_parameters.decisions) | modules.layered(_parameters.decision_layers)) - _gateways

_forbidden contains way if {
	some way in modules.ways
	_gateways[[way[0], way[1]]]
	_decisions[[way[0], way[2]]]
}

_claimed := modules.claims("modules/gateway-no-decision", _forbidden)

_parameters := parameters.of(rego.metadata.chain())
