package lib.archfit.tracing_test

import data.lib.archfit.tracing
import data.lib.archfit.tracing_facts_test as facts

_faults(rest) := tracing.faults(facts.with_container("orders", rest))

_doubts(rest) := tracing.doubts(facts.with_container("orders", rest))

test_a_workload_with_an_endpoint_is_traced if {
	_faults({}) == set()
	_doubts({}) == set()
	tracing.is_traced(facts.workload("orders", {}))
	not tracing.is_traced(facts.silent("orders"))
}

test_jobs_and_collectors_are_not_asked if {
	given := facts.set_of([
		facts.workload("orders", {}),
		facts.workload("job", {"isLongRunning": false}),
		facts.workload("collector", {"isCollector": true}),
	])
	tracing.workloads == {"orders"} with input as given
}

test_a_variable_may_turn_tracing_off if {
	_faults({"disabled": facts.is_set("OTEL_SDK_DISABLED", "TRUE")}) == {"is not traced: OTEL_SDK_DISABLED is true"}
	_faults({"disabled": facts.is_set("OTEL_SDK_DISABLED", "false")}) == set()
}

test_propagators_have_to_carry_traces if {
	some value in ["none", "baggage", "baggage, none"]
	_faults({"propagators": facts.is_set("OTEL_PROPAGATORS", value)}) == {sprintf("hands no trace on: OTEL_PROPAGATORS is %s", [value])}
	_faults({"propagators": facts.is_set("OTEL_PROPAGATORS", "b3,baggage")}) == set()
}

test_traces_have_to_go_somewhere if {
	_faults({"exporter": facts.is_set("OTEL_TRACES_EXPORTER", "console")}) == {"keeps its traces to itself: OTEL_TRACES_EXPORTER is console"}
	_faults({"exporter": facts.is_set("OTEL_TRACES_EXPORTER", "otlp,console")}) == set()
}

test_a_sampler_may_leave_everything_out if {
	_faults({"sampler": facts.is_set("OTEL_TRACES_SAMPLER", "always_off")}) == {"never takes part in a trace: OTEL_TRACES_SAMPLER is always_off"}
	ratio := {"sampler": facts.is_set("OTEL_TRACES_SAMPLER", "traceidratio"), "ratio": facts.is_set("OTEL_TRACES_SAMPLER_ARG", "0.0")}
	_faults(ratio) == {"never takes part in a trace: OTEL_TRACES_SAMPLER is traceidratio, of 0.0"}
	_faults({"sampler": facts.is_set("OTEL_TRACES_SAMPLER", "parentbased_always_off")}) == set()
}

test_an_endpoint_is_needed_where_nothing_listens_in_the_pod if {
	none := {"endpoint": facts.unset("OTEL_EXPORTER_OTLP_ENDPOINT")}
	_faults(none) == {"sends its traces to its own pod, in which nothing takes them: OTEL_EXPORTER_OTLP_ENDPOINT is not set"}
	_faults(object.union(none, {"hasCollector": true})) == set()
	_faults(object.union(none, {"exporter": facts.is_set("OTEL_TRACES_EXPORTER", "xray")})) == set()
	_faults(object.union(none, {"exporter": facts.unknown("OTEL_TRACES_EXPORTER", "hidden")})) == set()
}

test_several_containers_are_told_apart if {
	workload := facts.workload("orders", {"containers": [
		facts.container("app", {"disabled": facts.is_set("OTEL_SDK_DISABLED", "true")}),
		facts.container("worker", {}),
	]})
	tracing.faults(workload) == {"in the container app is not traced: OTEL_SDK_DISABLED is true"}
}

test_several_instrumentations_are_none if {
	injection := {"state": "ambiguous", "of": "the Instrumentation of the namespace shop", "annotation": "a"}
	workload := facts.workload("orders", {"injection": injection, "containers": [facts.container("app", {"endpoint": facts.unset("OTEL_EXPORTER_OTLP_ENDPOINT")})]})
	tracing.faults(workload) == {"asks for the Instrumentation of the namespace shop, and there are several"}
}

test_an_instrumentation_elsewhere_is_not_known if {
	injection := {"state": "unread", "of": "the Instrumentation shop/default", "annotation": "a"}
	tracing.doubts(facts.workload("orders", {"injection": injection})) == {"gets its tracer by the Instrumentation shop/default, which is not among the manifests"}
	not tracing.is_traced(facts.workload("orders", {"injection": injection}))
}

test_what_comes_from_elsewhere_is_not_known if {
	_doubts({"propagators": facts.unknown("OTEL_PROPAGATORS", "hidden")}) == {"may have any OTEL_PROPAGATORS: it comes from the Secret x"}
	_doubts({"endpoint": facts.unknown("OTEL_EXPORTER_OTLP_ENDPOINT", "unknown")}) == {"may have no OTEL_EXPORTER_OTLP_ENDPOINT: it comes from the Secret x"}
	_doubts({"endpoint": facts.unknown("OTEL_EXPORTER_OTLP_ENDPOINT", "hidden")}) == set()
	_doubts({"hasCollector": true, "endpoint": facts.unknown("OTEL_EXPORTER_OTLP_ENDPOINT", "unknown")}) == set()
	silent := facts.workload("orders", {"state": "silent", "containers": [facts.container("app", {"unread": ["ConfigMap orders", "Secret s"]})]})
	tracing.doubts(silent) == {"may take its variables from what is not among the manifests: ConfigMap orders, Secret s"}
}
