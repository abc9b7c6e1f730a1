package archfit.alerts.error_rate_test

import data.archfit.alerts.error_rate as rule
import data.lib.archfit.alert_facts_test as facts

_catalog(names) := {"catalog": {"services": {name: {"id": sprintf("service %s", [name])} | some name in names}}}

_failing(name, services, errors) := facts.alert(name, {"services": services, "errors": [object.union({"isOfRequests": true}, error) | some error in errors]})

test_a_service_without_an_alert_is_found if {
	given := facts.set_of([_failing("Failing", ["orders"], [{"share": 0.01}])], _catalog(["orders", "payments"]))
	rule.examined == {"service orders", "service payments"} with input as given
	rule.violation == {{
		"msg": "no alert says which share of the requests of payments fails",
		"details": {"subject": "service payments"},
	}} with input as given
	rule.undecided == set() with input as given
}

test_the_strictest_alert_counts if {
	shares := [_failing("A", ["orders"], [{"share": 0.05}]), _failing("B", ["orders"], [{"share": 0.02}])]
	given := facts.set_of(shares, _catalog(["orders"]))
	rule.violation == {{
		"msg": "no alert on failures of orders says so below 2 %: at most 1 % are to fail unnoticed",
		"details": {
			"subject": "service orders",
			"share": 0.02,
			"measure": {"value": 0.02, "unit": "share", "better": "lower"},
		},
	}} with input as given
	strict := facts.set_of(array.concat(shares, [_failing("C", ["orders"], [{"share": 0.001}])]), _catalog(["orders"]))
	rule.violation == set() with input as strict
}

test_without_a_catalog_services_with_such_an_alert_are_asked if {
	given := facts.set_of([_failing("B", ["orders"], [{"share": 0.05}]), _failing("A", ["orders"], [{"share": 0.05}]), facts.alert("C", {"services": ["payments"]})], {})
	rule.examined == {"A"} with input as given
	{finding.details.subject | some finding in rule.violation} == {"A"} with input as given
}

test_failures_of_something_else_do_not_count if {
	given := facts.set_of([_failing("Failing", ["orders"], [{"share": 0.001, "isOfRequests": false}])], _catalog(["orders"]))
	count(rule.violation) == 1 with input as given
	rule.examined == set() with input as facts.set_of([_failing("Failing", ["orders"], [{"share": 0.5, "isOfRequests": false}])], {})
}

test_an_alert_about_whatever_there_is_names_no_service if {
	alert := object.union(_failing("Failing", ["orders"], [{"share": 0.5}]), {"isNamed": false})
	rule.examined == set() with input as facts.set_of([alert], {})
	count(rule.violation) == 1 with input as facts.set_of([alert], _catalog(["orders"]))
}

test_a_count_of_failures_cannot_be_told if {
	given := facts.set_of([_failing("Failing", ["orders"], [{}])], _catalog(["orders"]))
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "which share of the requests of orders may fail cannot be read from its alerts: Failing",
		"details": {"subject": "service orders", "hint": "Hold failures against all requests, in PromQL."},
	}} with input as given
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
