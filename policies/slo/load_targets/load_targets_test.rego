package archfit.slo.load_targets_test

import data.archfit.slo.load_targets as rule

_facts(load) := {"service_targets": {"service orders": {"id": "service orders", "name": "orders", "latency": [], "load": load}}}

test_all_targets_pass if {
	facts := _facts(["concurrentUsers", "dataVolume", "throughput"])
	rule.examined == {"service orders"} with input as facts
	rule.violation == set() with input as facts
}

test_what_is_missing_is_named if {
	rule.violation == {{
		"msg": "orders gives no target for its load: concurrent users, volume of data",
		"details": {"subject": "service orders", "missing": ["concurrentUsers", "dataVolume"]},
	}} with input as _facts(["throughput"])
}

test_other_targets_may_be_asked_for if {
	rule.violation == set() with input as _facts(["throughput"])
		with data.lib.archfit.settings as {"slo/load-targets": {"targets": ["throughput"]}}
}

test_it_is_asked_of_nobody_where_nobody_says_any_of_it if {
	rule.examined == set() with input as _facts([])
	rule.violation == set() with input as _facts([])
	rule.examined == set() with input as {}
}
