package archfit.alerts.latency_p99_test

import data.archfit.alerts.latency_p99 as rule
import data.lib.archfit.alert_facts_test as facts

_catalog(names) := {"catalog": {"services": {name: {"id": sprintf("service %s", [name])} | some name in names}}}

_slow(name, services, rest) := facts.alert(name, {
	"services": services,
	"latencies": [object.union({"quantile": 0.99, "isOfRequests": true}, rest)],
})

test_a_service_without_an_alert_is_found if {
	given := facts.set_of([_slow("Slow", ["orders"], {"seconds": 0.5})], _catalog(["orders", "payments"]))
	rule.examined == {"service orders", "service payments", "Slow"} with input as given
	rule.violation == {{
		"msg": "no alert says how long p99 of the requests of payments takes",
		"details": {"subject": "service payments"},
	}} with input as given
}

test_other_quantiles_and_other_times_do_not_count[rest] if {
	some rest in [{"seconds": 0.1, "quantile": 0.95}, {"seconds": 0.1, "isOfRequests": false}]
	given := facts.set_of([_slow("Slow", ["orders"], rest)], _catalog(["orders"]))
	{finding.msg | some finding in rule.violation} == {"no alert says how long p99 of the requests of orders takes"} with input as given
}

test_an_alert_that_is_too_loose_is_found_once if {
	given := facts.set_of([_slow("Slow", ["orders"], {"seconds": 2})], _catalog(["orders"]))
	rule.violation == {{
		"msg": "no alert on p99 of orders says so below 2 s: it is to say so at 0.5 s",
		"details": {
			"subject": "service orders",
			"seconds": 2,
			"measure": {"value": 2, "unit": "s", "better": "lower"},
		},
	}} with input as given
}

test_an_alert_beside_a_strict_one_may_not_wait_for_more_than_a_second if {
	given := facts.set_of([_slow("Slow", ["orders"], {"seconds": 0.4}), _slow("Page", ["orders"], {"seconds": 3, "quantile": 0.999})], _catalog(["orders"]))
	rule.violation == {{
		"msg": "the alert Page waits until p99 is above 3 s: no endpoint is to take more than 1 s",
		"details": {
			"subject": "Page",
			"seconds": 3,
			"measure": {"value": 3, "unit": "s", "better": "lower"},
		},
	}} with input as given
}

test_an_alert_about_whatever_there_is_may_not_wait_either if {
	given := facts.set_of([_slow("Slow", [], {"seconds": 3})], {})
	rule.examined == {"Slow"} with input as given
	{finding.details.subject | some finding in rule.violation} == {"Slow"} with input as given
}

test_without_a_catalog_services_with_such_an_alert_are_asked if {
	given := facts.set_of([_slow("Slow", ["orders"], {"seconds": 0.8})], {})
	{finding.details.subject | some finding in rule.violation} == {"Slow"} with input as given
}

test_a_time_without_a_unit_cannot_be_told if {
	given := facts.set_of([_slow("Slow", ["orders"], {})], _catalog(["orders"]))
	rule.violation == set() with input as given
	{doubt.msg | some doubt in rule.undecided} == {"how long p99 of the requests of orders may take cannot be read from its alerts: Slow"} with input as given
}

test_an_alert_of_another_language_cannot_be_told if {
	alert := facts.alert("Lines", {"services": ["orders"], "isRead": false, "language": "logql"})
	given := facts.set_of([alert], _catalog(["orders"]))
	rule.violation == set() with input as given
	count(rule.undecided) == 1 with input as given
}

test_without_alerts_nothing_is_asked if {
	rule.examined == set() with input as facts.set_of([], _catalog(["orders"]))
}
