package archfit.modules.correlation_id_test

import data.archfit.modules.correlation_id as rule

_id := "modules/correlation-id"

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

test_logs_without_an_id_and_calls_that_hand_none_on_are_one_finding if {
	given := _given(_service({"loggers": ["winston"], "clients": ["axios"]}))
	rule.examined == {"s"} with input as given
	rule.violation == {{
		"msg": "shop logs with winston, where nothing gives a line the id of its request, and calls others with axios, and hands no id on",
		"details": {"subject": "s", "loggers": ["winston"], "clients": ["axios"]},
	}} with input as given
}

test_each_alone_is_found if {
	_messages(_service({"loggers": ["pino"]})) == {"shop logs with pino, where nothing gives a line the id of its request"}
	_messages(_service({"clients": ["fetch"]})) == {"shop calls others with fetch, and hands no id on"}
}

test_a_carrier_and_a_header_pass if {
	_messages(_service({"loggers": ["pino"], "logCarriers": ["pino-http"], "clients": ["fetch"], "forwards": true})) == set()
}

test_a_package_that_nobody_knows_leaves_it_undecided if {
	service := _service({"loggers": ["pino"], "unknown": ["@acme/logging"]})
	_messages(service) == set()
	_doubts(service) == {"whether shop carries the id of a request is up to @acme/logging"}
	_set({"libraries": ["@acme/logging"]}, service) == set()
}

test_a_service_that_neither_logs_nor_calls_is_not_examined if {
	rule.examined == set() with input as _given(_service({}))
	rule.violation == set() with input as {}
}
