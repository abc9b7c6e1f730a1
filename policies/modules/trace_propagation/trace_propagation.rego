# METADATA
# title: Tracing starts before all else, and every client hands the trace on
# description: |
#   A service that answers HTTP starts its tracing before it loads anything that is to be traced: as the first import of its entry, or by --require or --import in
#   the scripts of its package or in its Dockerfile. And for every client that it uses (HTTP, fetch, Kafka, AMQP, gRPC) there is an instrumentation that hands the
#   trace on, alone or with all others.
# related_resources:
#   - https://opentelemetry.io/docs/languages/js/getting-started/nodejs/
#   - https://www.w3.org/TR/trace-context/
# custom:
#   id: modules/trace-propagation
#   severity: high
#   scope: set
#   applies_to: [service]
#   requires: [modules]
#   not_applicable: nothing in the code starts an HTTP server
#   rationale: >-
#     Instrumentation replaces functions when a module is loaded. What was loaded before it stays as it was, without a warning, and every trace breaks there.
#   remediation: >-
#     Start the SDK in a file of its own, and load it first: node --import ./tracing.js, or the first import of the entry. Add the instrumentations of
#     the clients, or @opentelemetry/auto-instrumentations-node.
#   parameters:
#     libraries: {type: array, items: {type: string}, default: [], description: Further packages that start tracing and hand it on.}
#     provided: {type: array, items: {type: string}, default: [], description: "Services whose platform starts it, such as the operator of OpenTelemetry, by the names of their packages; * is all."}
#   since: 0.1.0
#   when_not: "Where the platform does it, such as a mesh or the operator of OpenTelemetry: name the services in provided."
#   related:
#     - modules/correlation-id
#   standards:
#     - "W3C Trace Context"
package archfit.modules.trace_propagation

import data.lib.archfit.observability
import data.lib.archfit.parameters

examined contains id if some id, _ in observability.services

violation contains {"msg": message, "details": {"subject": id, "start": service.tracing.start, "sdks": service.tracing.sdks}} if {
	some id, service in observability.services
	faults := _faults(service.tracing)
	count(faults) > 0
	not observability.is_provided(service, _parameters)
	not observability.may_be_provided(service, _parameters)
	message := sprintf("%s %s", [service.name, concat(", and ", faults)])
}

undecided contains {"msg": message, "details": {"subject": id, "hint": hint}} if {
	some id, service in observability.services
	count(_faults(service.tracing)) > 0
	observability.may_be_provided(service, _parameters)
	message := sprintf("whether %s is traced is up to %s", [service.name, concat(", ", service.unknown)])
	hint := observability.declare
}

undecided contains {"msg": message, "details": {"subject": id, "hint": hint}} if {
	some id, service in observability.services
	service.tracing.start == "unloaded"
	not observability.is_provided(service, _parameters)
	message := sprintf("a file of %s starts tracing, and nothing that was read loads it before %s", [service.name, service.entry])
	hint := "Import it first in the entry, or name it by --import in package.json or the Dockerfile; if something else loads it, name the service in the parameter provided."
}

_faults(tracing) := ["starts no tracing"] if tracing.start == "absent"

else := array.concat(
	[sprintf("starts tracing (%s) after %s is loaded", [concat(", ", tracing.sdks), tracing.before]) | tracing.start == "late"],
	[sprintf("calls others with %s, to which only %s would hand the trace on", [client, instrumentation]) |
		tracing.start != "unloaded"
		some {"client": client, "instrumentation": instrumentation} in tracing.missing
	],
)

_parameters := parameters.of(rego.metadata.chain())
