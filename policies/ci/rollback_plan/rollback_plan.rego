# METADATA
# title: Every service says how it is rolled out and back
# description: |
#   A service of the catalog states delivery.strategy, how it is rolled out, and delivery.rollback, the plan to roll it back or forward: a path or an address that leads to a
#   file. It is asked of all where half of the services state a delivery, else of those that do.
# custom:
#   id: ci/rollback-plan
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [service]
#   requires: [operations, catalog]
#   not_applicable: no service of the catalog states its delivery
#   rationale: >-
#     Who looks for the way back during an incident, finds another one first.
#   remediation: >-
#     Write delivery.strategy (rolling, canary, blue-green) and delivery.rollback (docs/runbooks/rollback.md) into the catalog, and the plan into the repository.
#   parameters:
#     share: {type: number, default: 0.5, description: "The share of the services that state a delivery from which on it is asked of all; 0: of all in any case."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.ci.rollback_plan

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains input.deliveries[name].id if some name in _asked

violation contains {"msg": message, "details": {"subject": delivery.id, "missing": missing}} if {
	some name in _asked
	delivery := input.deliveries[name]
	missing := [text |
		some [field, text] in [["strategy", "how it is rolled out (delivery.strategy)"], ["rollback", "how it is rolled back (delivery.rollback)"]]
		not delivery[field]
	]
	count(missing) > 0
	message := sprintf("%s does not say %s", [name, concat(" and ", missing)])
}

violation contains {"msg": message, "details": {"subject": delivery.id, "path": ["delivery", "rollback"], "link": link.written}} if {
	some name in _asked
	delivery := input.deliveries[name]
	link := delivery.rollback
	some leads, fault in _faults
	link.leads == leads
	message := sprintf("the rollback plan of %s, %s, %s", [name, link.written, fault])
}

undecided contains {"msg": message, "details": {"subject": delivery.id, "link": link.written}} if {
	some name in _asked
	delivery := input.deliveries[name]
	link := delivery.rollback
	link.leads in {"foreign", "template"}
	message := sprintf("whether the rollback plan of %s is there is not known: %s leads elsewhere", [name, link.written])
}

_faults := {
	"missing": "leads to no file",
	"outside": "leads out of the repository",
	"unreadable": "is no path and no address",
}

_asked := events.asked(object.keys(input.deliveries), _stated, _parameters.share)

_stated := {name |
	some name, delivery in input.deliveries
	_states(delivery)
}

_states(delivery) if delivery.strategy

_states(delivery) if delivery.rollback

_parameters := parameters.of(rego.metadata.chain())
