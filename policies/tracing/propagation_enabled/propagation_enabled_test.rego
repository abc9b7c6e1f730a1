package archfit.tracing.propagation_enabled_test

import data.archfit.tracing.propagation_enabled as rule
import data.lib.archfit.tracing_facts_test as facts

test_a_traced_workload_passes if {
	given := facts.set_of([facts.workload("orders", {})])
	rule.examined == {"orders"} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_a_variable_that_turns_it_off_is_found if {
	rule.violation == {{
		"msg": "Deployment orders is not traced: OTEL_SDK_DISABLED is true",
		"details": {"subject": "orders"},
	}} with input as facts.set_of([facts.with_container("orders", {"disabled": facts.is_set("OTEL_SDK_DISABLED", "true")})])
}

test_a_workload_without_tracing_is_found_where_half_of_them_have_it if {
	given := facts.set_of([facts.workload("orders", {}), facts.silent("payments")])
	rule.violation == {{
		"msg": "Deployment payments is not traced: no variable and no annotation turns it on",
		"details": {"subject": "payments"},
	}} with input as given
	rule.violation == set() with input as given
		with data.lib.archfit.settings as {"tracing/propagation-enabled": {"provided": ["payments"]}}
}

test_it_is_asked_of_nobody_where_few_have_it if {
	given := facts.set_of([facts.workload("orders", {}), facts.silent("a"), facts.silent("b")])
	rule.examined == {"orders"} with input as given
	rule.violation == set() with input as given
	rule.examined == set() with input as facts.set_of([facts.silent("a")])
	rule.examined == set() with input as {}
}

test_what_comes_from_elsewhere_is_undecided if {
	given := facts.set_of([facts.with_container("orders", {"propagators": facts.unknown("OTEL_PROPAGATORS", "hidden")})])
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "Deployment orders may have any OTEL_PROPAGATORS: it comes from the Secret x",
		"details": {"subject": "orders"},
	}} with input as given
}

_collector(rest) := {
	"tracing": {},
	"collectors": {"c": object.union({"id": "c", "name": "otel-collector", "senders": [], "traces": []}, rest)},
}

_pipeline(rest) := {"traces": [object.union({"id": "p", "name": "traces", "receivers": ["otlp"], "exporters": ["otlp/tempo"], "missing": []}, rest)]}

test_a_collector_with_a_pipeline_for_traces_passes if {
	rule.examined == {"c"} with input as _collector(_pipeline({}))
	rule.violation == set() with input as _collector(_pipeline({}))
}

test_a_collector_of_metrics_is_not_examined if {
	rule.examined == set() with input as _collector({})
}

test_a_collector_that_gets_traces_needs_a_pipeline_for_them if {
	rule.violation == {{
		"msg": "otel-collector has no pipeline for traces, and Deployment orders sends it some",
		"details": {"subject": "c"},
	}} with input as _collector({"senders": ["Deployment orders"]})
}

test_a_pipeline_has_all_that_it_names if {
	rule.violation == {{
		"msg": "the pipeline traces of otel-collector names what its configuration does not have: exporter otlp/tempo",
		"details": {"subject": "p"},
	}} with input as _collector(_pipeline({"missing": ["exporter otlp/tempo"]}))
}

test_a_pipeline_leads_somewhere if {
	rule.violation == {{
		"msg": "the pipeline traces of otel-collector keeps traces nowhere: it has no exporter but debug/all",
		"details": {"subject": "p"},
	}} with input as _collector(_pipeline({"exporters": ["debug/all"]}))
	rule.violation == {{
		"msg": "the pipeline traces of otel-collector keeps traces nowhere: it has no exporter but none",
		"details": {"subject": "p"},
	}} with input as _collector(_pipeline({"exporters": []}))
}
