# METADATA
# title: Workloads hand traces on
# description: |
#   A workload that is traced by OpenTelemetry knows where its traces go, and hands on the context of a request: no variable of it
#   (OTEL_SDK_DISABLED, OTEL_PROPAGATORS, OTEL_TRACES_EXPORTER, OTEL_TRACES_SAMPLER, OTEL_EXPORTER_OTLP_ENDPOINT), of the ConfigMaps that it
#   takes them from, or of the Instrumentation that is injected turns that off. Where half of the workloads are traced, all are asked. A
#   collector that they send to has a pipeline for traces, which leads somewhere. What a service mesh adds is not enough: its
#   proxies join the spans of a request only if the application hands the headers on.
# custom:
#   id: tracing/propagation-enabled
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [workload, collector]
#   requires: [operations]
#   not_applicable: no manifest turns tracing on
#   rationale: >-
#     A trace ends at the first service that does not hand it on, and what is behind that service looks as if nobody had called it.
#   remediation: >-
#     Set OTEL_EXPORTER_OTLP_ENDPOINT and leave OTEL_PROPAGATORS at tracecontext,baggage; or annotate the pods with
#     instrumentation.opentelemetry.io/inject-nodejs, and keep the Instrumentation with the manifests.
#   parameters:
#     share: {type: number, default: 0.5, description: "The share of the workloads that are traced from which on it is asked of all; 0: of all in any case."}
#     provided: {type: array, items: {type: string}, default: [], description: "Services whose code or platform turns tracing on, so that their manifests need not; *: all."}
#   since: 0.1.0
#   known_misses:
#     - What the code of a service sets itself is not read here; modules/trace-propagation reads it.
#   related:
#     - tracing/all-boundaries
#     - modules/trace-propagation
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.tracing.propagation_enabled

import data.lib.archfit.events
import data.lib.archfit.parameters
import data.lib.archfit.tracing

examined contains id if some id in events.asked(_all, _following, _parameters.share)

examined contains id if some id in _collectors

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	workload := input.tracing[id]
	faults := tracing.faults(workload)
	count(faults) > 0
	message := sprintf("%s %s", [workload.name, concat("; it ", sort(faults))])
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	workload := input.tracing[id]
	workload.state == "silent"
	count(tracing.doubts(workload)) == 0
	message := sprintf("%s is not traced: no variable and no annotation turns it on", [workload.name])
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in _collectors
	collector := input.collectors[id]
	count(collector.traces) == 0
	message := sprintf("%s has no pipeline for traces, and %s sends it some", [collector.name, collector.senders[0]])
}

violation contains {"msg": message, "details": {"subject": pipeline.id}} if {
	some id in _collectors
	some pipeline in input.collectors[id].traces
	count(pipeline.missing) > 0
	message := sprintf("the pipeline %s of %s names what its configuration does not have: %s", [pipeline.name, input.collectors[id].name, concat(", ", pipeline.missing)])
}

violation contains {"msg": message, "details": {"subject": pipeline.id}} if {
	some id in _collectors
	some pipeline in input.collectors[id].traces
	count(pipeline.missing) == 0
	every exporter in pipeline.exporters { split(exporter, "/")[0] in {"debug", "logging", "nop"} }
	message := sprintf("the pipeline %s of %s keeps traces nowhere: it has no exporter but %s", [pipeline.name, input.collectors[id].name, _listing(pipeline.exporters)])
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	workload := input.tracing[id]
	doubts := tracing.doubts(workload)
	count(doubts) > 0
	message := sprintf("%s %s", [workload.name, concat("; it ", sort(doubts))])
}

_all := {id | some id in tracing.workloads; not _is_provided(id)}

_following := {id | some id in _all; input.tracing[id].state != "silent"}

_collectors contains id if {
	some id, collector in input.collectors
	count(collector.traces) + count(collector.senders) > 0
}

_is_provided(id) if {
	input.tracing[id].state == "silent"
	some name in _parameters.provided
	name in {"*", input.tracing[id].service}
}

_listing(names) := "none" if {
	count(names) == 0
} else := concat(", ", names)

_parameters := parameters.of(rego.metadata.chain())
