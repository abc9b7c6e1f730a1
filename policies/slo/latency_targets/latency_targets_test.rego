package archfit.slo.latency_targets_test

import data.archfit.slo.latency_targets as rule

_facts(orders, payments) := {"service_targets": {
	"service orders": {"id": "service orders", "name": "orders", "latency": orders, "load": []},
	"service payments": {"id": "service payments", "name": "payments", "latency": payments, "load": []},
}}

test_all_three_pass if {
	facts := _facts(["p50", "p95", "p99"], ["p50", "p95", "p99", "p99.9"])
	rule.examined == {"service orders", "service payments"} with input as facts
	rule.violation == set() with input as facts
}

test_what_is_missing_is_named if {
	rule.violation == {
		{
			"msg": "orders says nothing of how slow its p50, p95 may be (it has p99)",
			"details": {"subject": "service orders", "missing": ["p50", "p95"]},
		},
		{
			"msg": "payments says nothing of how slow its p50, p95, p99 may be",
			"details": {"subject": "service payments", "missing": ["p50", "p95", "p99"]},
		},
	} with input as _facts(["p99"], [])
}

test_percentiles_of_ones_own_are_asked_for if {
	rule.violation == set() with input as _facts(["p99"], ["p99"])
		with data.lib.archfit.settings as {"slo/latency-targets": {"percentiles": ["p99"]}}
}

test_it_is_asked_of_nobody_where_nobody_has_a_limit if {
	rule.examined == set() with input as _facts([], [])
	rule.violation == set() with input as _facts([], [])
	rule.examined == set() with input as {}
}
