# METADATA
# title: Services say how slow they may be
# description: |
#   Every service that has an objective or targets has a limit for its p50, p95 and p99: under targets, or as an objective of latency with a
#   percentile. It is asked where some service has such a limit.
# custom:
#   id: slo/latency-targets
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [service]
#   requires: [operations]
#   not_applicable: no service has a limit for a percentile of its latency
#   rationale: >-
#     A mean hides the slow requests, and a p99 alone hides that half of all users wait: only together do percentiles say what a service is to be
#     like, and what a load test and an alert are to be held against.
#   remediation: >-
#     Write targets of the service: latency: { p50: 40ms, p95: 120ms, p99: 200ms }.
#   parameters:
#     percentiles: {type: array, items: {type: string}, default: [p50, p95, p99], description: "Percentiles that have a limit."}
#   since: 0.1.0
#   related:
#     - slo/alert-threshold-consistent
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.slo.latency_targets

import data.lib.archfit.parameters

examined contains id if {
	_is_asked
	some id, _ in input.service_targets
}

violation contains {"msg": message, "details": {"subject": id, "missing": missing}} if {
	some id in examined
	service := input.service_targets[id]
	missing := [name | some name in _parameters.percentiles; not name in service.latency]
	count(missing) > 0
	message := sprintf("%s says nothing of how slow its %s may be%s", [service.name, concat(", ", missing), _besides(service.latency)])
}

_is_asked if {
	some service in input.service_targets
	count(service.latency) > 0
}

_besides([]) := ""

_besides(names) := sprintf(" (it has %s)", [concat(", ", names)]) if count(names) > 0

_parameters := parameters.of(rego.metadata.chain())
