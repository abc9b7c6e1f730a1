# METADATA
# title: Services say how much they are to bear
# description: |
#   Every service that has targets or an objective says how many requests, how many users at once and how much data it is made for:
#   load under targets. It is asked where some service says any of it.
# custom:
#   id: slo/load-targets
#   domain: operations
#   severity: low
#   scope: set
#   applies_to: [service]
#   requires: [operations]
#   not_applicable: no service says how much it is to bear
#   rationale: >-
#     A load test and a plan for capacity need a number to be held against; without one any result is good enough.
#   remediation: >-
#     Write targets of the service: load: { throughput: 300/s, concurrentUsers: 2000, dataVolume: 50 GB }.
#   parameters:
#     targets: {type: array, items: {type: string}, default: [throughput, concurrentUsers, dataVolume], description: "What each service gives a target for."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.slo.load_targets

import data.lib.archfit.parameters

examined contains id if {
	_is_asked
	some id, _ in input.service_targets
}

violation contains {"msg": message, "details": {"subject": id, "missing": missing}} if {
	some id in examined
	service := input.service_targets[id]
	missing := [name | some name in _parameters.targets; not name in service.load]
	count(missing) > 0
	message := sprintf("%s gives no target for its load: %s", [service.name, concat(", ", [object.get(_words, name, name) | some name in missing])])
}

_is_asked if {
	some service in input.service_targets
	count(service.load) > 0
}

_words := {"concurrentUsers": "concurrent users", "dataVolume": "volume of data"}

_parameters := parameters.of(rego.metadata.chain())
