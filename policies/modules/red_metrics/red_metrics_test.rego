package archfit.modules.red_metrics_test

import data.archfit.modules.red_metrics as rule

_id := "modules/red-metrics"

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

test_a_service_that_measures_nothing_is_found if {
	given := _given(_service({}))
	rule.examined == {"s"} with input as given
	rule.violation == {{
		"msg": "shop answers HTTP with express and measures no request",
		"details": {"subject": "s", "framework": "express"},
	}} with input as given
}

test_counters_alone_are_found if {
	_messages(_service({"metrics": {"durations": [], "counters": ["http_requests_total"], "errors": true}})) == {"shop answers HTTP with express and counts requests (http_requests_total), and not how long they take"}
}

test_durations_without_failures_are_found if {
	_messages(_service({"metrics": {"durations": ["http_seconds"], "counters": [], "errors": false}})) == {"shop answers HTTP with express and measures requests (http_seconds), and no label or metric tells those that failed"}
}

test_a_histogram_with_a_status_and_a_middleware_pass if {
	_messages(_service({"metrics": {"durations": ["http_seconds"], "counters": [], "errors": true}})) == set()
	_messages(_service({"requestMetrics": ["express-prom-bundle"]})) == set()
}

test_a_package_that_nobody_knows_leaves_it_undecided if {
	service := _service({"unknown": ["@acme/telemetry"]})
	_messages(service) == set()
	_doubts(service) == {"whether shop measures its requests is up to @acme/telemetry"}
	_set({"libraries": ["@acme/telemetry"]}, service) == set()
}

test_what_the_platform_does_passes if {
	_set({"provided": ["shop"]}, _service({})) == set()
	_set({"provided": ["*"]}, _service({})) == set()
	_set({"provided": ["cart"]}, _service({})) != set()
}

test_nothing_is_examined_without_a_service if {
	rule.examined == set() with input as {"modules": {"code": {}}}
	rule.violation == set() with input as {}
}
