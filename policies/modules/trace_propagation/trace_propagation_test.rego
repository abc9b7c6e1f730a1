package archfit.modules.trace_propagation_test

import data.archfit.modules.trace_propagation as rule

_id := "modules/trace-propagation"

_service(fields) := object.union(
	{
		"name": "shop", "entry": "src/main.ts", "framework": "express", "unknown": [], "requestMetrics": [], "metricClients": [],
		"loggers": [], "logCarriers": [], "clients": [], "forwards": false,
		"tracing": {"sdks": [], "start": "absent", "missing": []},
		"metrics": {"durations": [], "counters": [], "errors": false},
	},
	fields,
)

_given(service) := {"modules": {"code": {"observability": {"services": {"s": service}}}}}

_messages(service) := messages if {
	messages := {finding.msg | some finding in rule.violation} with input as _given(service)
}

_doubts(service) := messages if {
	messages := {finding.msg | some finding in rule.undecided} with input as _given(service)
}

_set(settings, service) := messages if {
	messages := {finding.msg | some finding in rule.violation} with input as _given(service)
		with data.lib.archfit.settings as {_id: settings}
}

_traced(fields) := _service({"tracing": object.union({"sdks": ["@opentelemetry/sdk-node"], "start": "first", "missing": []}, fields)})

test_a_service_without_tracing_is_found if {
	given := _given(_service({}))
	rule.examined == {"s"} with input as given
	rule.violation == {{
		"msg": "shop starts no tracing",
		"details": {"subject": "s", "start": "absent", "sdks": []},
	}} with input as given
}

test_tracing_that_starts_late_is_found if {
	_messages(_traced({"start": "late", "before": "express"})) == {"shop starts tracing (@opentelemetry/sdk-node) after express is loaded"}
}

test_a_client_without_instrumentation_is_found if {
	missing := [{"client": "kafkajs", "instrumentation": "@opentelemetry/instrumentation-kafkajs"}]
	_messages(_traced({"missing": missing})) == {"shop calls others with kafkajs, to which only @opentelemetry/instrumentation-kafkajs would hand the trace on"}
}

test_tracing_that_comes_first_passes if {
	_messages(_traced({})) == set()
	_messages(_traced({"start": "preload"})) == set()
}

test_a_file_that_nothing_loads_leaves_it_undecided if {
	service := _traced({"start": "unloaded", "missing": [{"client": "fetch", "instrumentation": "x"}]})
	_messages(service) == set()
	_doubts(service) == {"a file of shop starts tracing, and nothing that was read loads it before src/main.ts"}
}

test_a_package_that_nobody_knows_leaves_it_undecided if {
	service := _service({"unknown": ["@acme/tracing"]})
	_messages(service) == set()
	_doubts(service) == {"whether shop is traced is up to @acme/tracing"}
}

test_what_the_platform_does_passes if {
	_set({"provided": ["*"]}, _service({})) == set()
	_set({"provided": ["cart"]}, _service({})) == {"shop starts no tracing"}
}

test_nothing_is_examined_without_a_service if rule.examined == set() with input as {}
