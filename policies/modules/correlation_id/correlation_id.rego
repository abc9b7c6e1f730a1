# METADATA
# title: Logs carry the id of their request, and calls hand it on
# description: |
#   A service that answers HTTP and logs gives each line the id of its request: by a logger of requests (pino-http, nestjs-pino), an asynchronous context
#   (AsyncLocalStorage, nestjs-cls), a child logger with the id, or the instrumentation of the logger. A service that calls others hands the id on, in a header or by
#   tracing. What counts is what the entry of the service loads.
# custom:
#   id: modules/correlation-id
#   severity: high
#   scope: set
#   applies_to: [service]
#   requires: [modules]
#   not_applicable: no service of the code logs or calls another
#   rationale: >-
#     When a request fails in the third service that it passes, the lines about it are found by their common id or not at all.
#   remediation: >-
#     Bind the id of the request to the logger once, in the first middleware, and set it as a header of outgoing calls; or let OpenTelemetry do both.
#   parameters:
#     libraries: {type: array, items: {type: string}, default: [], description: Further packages that give the lines of a log the id and hand it on.}
#     provided: {type: array, items: {type: string}, default: [], description: "Services whose platform does it, by the names of their packages; * is all."}
#   since: 0.1.0
#   when_not: "Where the platform does it, such as a mesh or the operator of OpenTelemetry: name the services in provided."
package archfit.modules.correlation_id

import data.lib.archfit.observability
import data.lib.archfit.parameters

examined contains id if {
	some id, service in observability.services
	count(array.concat(service.loggers, service.clients)) > 0
}

violation contains {"msg": message, "details": {"subject": id, "loggers": service.loggers, "clients": service.clients}} if {
	some id, service in observability.services
	faults := _faults(service)
	count(faults) > 0
	not observability.is_provided(service, _parameters)
	not observability.may_be_provided(service, _parameters)
	message := sprintf("%s %s", [service.name, concat(", and ", faults)])
}

undecided contains {"msg": message, "details": {"subject": id, "hint": hint}} if {
	some id, service in observability.services
	count(_faults(service)) > 0
	observability.may_be_provided(service, _parameters)
	message := sprintf("whether %s carries the id of a request is up to %s", [service.name, concat(", ", service.unknown)])
	hint := observability.declare
}

_faults(service) := array.concat(
	[sprintf("logs with %s, where nothing gives a line the id of its request", [concat(", ", service.loggers)]) |
		count(service.loggers) > 0
		count(service.logCarriers) == 0
	],
	[sprintf("calls others with %s, and hands no id on", [concat(", ", service.clients)]) |
		count(service.clients) > 0
		not service.forwards
	],
)

_parameters := parameters.of(rego.metadata.chain())
