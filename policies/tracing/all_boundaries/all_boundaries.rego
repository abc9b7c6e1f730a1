# METADATA
# title: Both sides of a call between services are traced
# description: |
#   Where the catalog says that one service calls another (consumers, dependencies), the workloads of both take part in traces, as their
#   manifests say. It is asked of calls of which one side is traced.
# custom:
#   id: tracing/all-boundaries
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [call]
#   requires: [operations, catalog]
#   not_applicable: the catalog names no call between services of which one is traced
#   rationale: >-
#     A request is followed over a boundary only if both sides know of traces. One that does not makes two traces of one request, and the
#     longest wait is between them.
#   remediation: >-
#     Turn tracing on for the other side, as tracing/propagation-enabled asks for it; or name it in provided where its code does.
#   parameters:
#     provided: {type: array, items: {type: string}, default: [], description: "Services whose code or platform turns tracing on, so that their manifests need not; *: all."}
#   since: 0.1.0
#   related:
#     - tracing/propagation-enabled
package archfit.tracing.all_boundaries

import data.lib.archfit.parameters
import data.lib.archfit.tracing

examined contains input.catalog.services[side].id if {
	some call in _judged
	some side in [call.from, call.to]
}

violation contains {"msg": message, "details": {"subject": input.catalog.services[side].id, "related": related}} if {
	some call in _judged
	some side in [call.from, call.to]
	untraced := _untraced(side)
	count(untraced) > 0
	related := [{"subject": id} | some id in untraced]
	message := sprintf("%s calls %s, and %s is not traced: %s", [call.from, call.to, side, concat(", ", [input.tracing[id].name | some id in untraced])])
}

undecided contains {"msg": message, "details": {"subject": input.catalog.services[side].id}} if {
	some call in _judged
	some side in [call.from, call.to]
	not _is_traced(side)
	count(_untraced(side)) == 0
	message := sprintf("%s calls %s, and whether %s is traced is not known: %s", [call.from, call.to, side, _reason(side)])
}

_judged contains call if {
	some call in _calls
	some side in [call.from, call.to]
	_is_traced(side)
}

_calls contains {"from": consumer, "to": service} if {
	some service, entry in input.catalog.services
	some consumer in entry.consumers
	input.catalog.services[consumer]
}

_calls contains {"from": service, "to": dependency} if {
	some service, entry in input.catalog.services
	some dependency in entry.dependencies
	input.catalog.services[dependency]
}

_is_traced(service) if {
	some name in _parameters.provided
	name in {"*", service}
} else if {
	ids := _workloads(service)
	count(ids) > 0
	every id in ids { tracing.is_traced(input.tracing[id]) }
}

# Those of which it is certain; in their order.
_untraced(service) := [id |
	not _is_traced(service)
	some id in _workloads(service)
	not _may_be_traced(input.tracing[id])
]

_may_be_traced(workload) if count(tracing.doubts(workload)) > 0

_may_be_traced(workload) if tracing.is_traced(workload)

_workloads(service) := sort([id | some id in tracing.workloads; input.tracing[id].service == service])

_reason(service) := "no manifest of it is here" if {
	count(_workloads(service)) == 0
} else := concat("; ", [sprintf("%s %s", [input.tracing[id].name, doubt]) |
	some id in _workloads(service)
	some doubt in tracing.doubts(input.tracing[id])
])

_parameters := parameters.of(rego.metadata.chain())
