# METADATA
# title: Services measure rate, errors and durations of requests
# description: |
#   A service that answers HTTP measures how many requests it gets, how many fail and how long they take: by a middleware or plugin that does all three, by an agent,
#   by OpenTelemetry with a reader of metrics, or by a histogram of its own whose labels tell failures. What counts is what the entry of the service loads.
# related_resources:
#   - https://grafana.com/blog/2018/08/02/the-red-method-how-to-instrument-your-services/
# custom:
#   id: modules/red-metrics
#   severity: high
#   scope: set
#   applies_to: [service]
#   requires: [modules]
#   not_applicable: nothing in the code starts an HTTP server
#   rationale: >-
#     Without these three numbers nobody sees that a service is slow or failing before its users say so, and no alert and no objective can be written for it.
#   remediation: >-
#     Load a middleware that measures requests (express-prom-bundle, fastify-metrics), or observe a histogram with the labels method, route and status_code in a
#     middleware that every route passes.
#   parameters:
#     libraries: {type: array, items: {type: string}, default: [], description: Further packages that measure every request by themselves.}
#     provided: {type: array, items: {type: string}, default: [], description: "Services whose platform measures them, such as a mesh, by the names of their packages; * is all."}
#   since: 0.1.0
#   when_not: "Where the platform does it, such as a mesh or the operator of OpenTelemetry: name the services in provided."
package archfit.modules.red_metrics

import data.lib.archfit.observability
import data.lib.archfit.parameters

examined contains id if some id, _ in observability.services

violation contains {"msg": message, "details": {"subject": id, "framework": service.framework}} if {
	some id, service in observability.services
	fault := _fault(service)
	not observability.is_provided(service, _parameters)
	not observability.may_be_provided(service, _parameters)
	message := sprintf("%s answers HTTP with %s and %s", [service.name, service.framework, fault])
}

undecided contains {"msg": message, "details": {"subject": id, "hint": hint}} if {
	some id, service in observability.services
	_fault(service)
	observability.may_be_provided(service, _parameters)
	message := sprintf("whether %s measures its requests is up to %s", [service.name, concat(", ", service.unknown)])
	hint := observability.declare
}

_fault(service) := "measures no request" if {
	count(service.requestMetrics) == 0
	count(_names(service)) == 0
} else := sprintf("counts requests (%s), and not how long they take", [concat(", ", service.metrics.counters)]) if {
	count(service.requestMetrics) == 0
	count(service.metrics.durations) == 0
} else := sprintf("measures requests (%s), and no label or metric tells those that failed", [concat(", ", service.metrics.durations)]) if {
	count(service.requestMetrics) == 0
	not service.metrics.errors
}

_names(service) := array.concat(service.metrics.durations, service.metrics.counters)

_parameters := parameters.of(rego.metadata.chain())
