package archfit.slo.alert_threshold_consistent_test

import data.archfit.slo.alert_threshold_consistent as rule

_limit(rest) := object.union(
	{
		"from": "alert",
		"subject": "alert orders/Slow",
		"name": "Slow",
		"key": "orders |  | p99",
		"about": "p99 of orders",
		"measure": "latency",
		"percentile": 0.99,
		"value": 0.5,
		"text": "500ms",
	},
	rest,
)

_target := _limit({"from": "targets", "subject": "targets orders", "name": "the target of orders", "value": 0.2, "text": "200ms"})

_objective(seconds, text) := _limit({"from": "objective", "subject": "objective orders/latency", "name": "orders/latency", "value": seconds, "text": text})

_facts(limits) := {"limits": {sprintf("%v", [index]): limit | some index, limit in limits}}

test_an_alert_that_is_looser_than_the_budget_is_found if {
	facts := _facts([_limit({}), _target])
	rule.examined == {"alert orders/Slow"} with input as facts
	rule.violation == {{
		"msg": "Slow waits until p99 of orders is above 500ms, and the target of orders allows 200ms: in between nobody is told",
		"details": {"subject": "alert orders/Slow", "related": [{"subject": "targets orders"}], "limit": "500ms", "key": "orders |  | p99"},
	}} with input as facts
}

test_a_second_alert_may_be_looser if {
	strict := _limit({"subject": "alert orders/Warning", "name": "Warning", "value": 0.2, "text": "200ms"})
	rule.violation == set() with input as _facts([_limit({}), strict, _target])
}

test_a_load_test_that_lets_more_pass_is_found if {
	threshold := _limit({
		"from": "load test",
		"subject": "threshold a",
		"name": "http_req_failed: rate<0.01",
		"key": "orders |  | errors",
		"about": "the errors of orders",
		"measure": "errors",
		"percentile": 1,
		"value": 0.01,
		"text": "1 %",
	})
	objective := object.union(threshold, {"from": "objective", "subject": "objective orders/all", "name": "orders/all", "value": 0.001, "text": "0.1 %"})
	rule.violation == {{
		"msg": "http_req_failed: rate<0.01 lets the errors of orders be 1 %, and orders/all allows 0.1 %",
		"details": {"subject": "threshold a", "related": [{"subject": "objective orders/all"}], "limit": "1 %"},
	}} with input as _facts([threshold, objective])
	rule.violation == set() with input as _facts([object.union(threshold, {"value": 0.001}), objective])
}

test_an_objective_and_a_target_allow_the_same if {
	rule.violation == {{
		"msg": "orders/latency allows 300ms, and the target of orders 200ms: p99 of orders",
		"details": {"subject": "objective orders/latency", "related": [{"subject": "targets orders"}]},
	}} with input as _facts([_objective(0.3, "300ms"), _target])
	agreed := _facts([_objective(0.2, "200ms"), _target])
	rule.examined == {"objective orders/latency"} with input as agreed
	rule.violation == set() with input as agreed
}

test_reads_and_writes_have_a_default if {
	read := _limit({"kind": "read", "key": "orders | get | p99"})
	{violation.msg | some violation in rule.violation} == {"Slow waits until p99 of orders is above 500ms, and 200ms are allowed where nobody says it: in between nobody is told"} with input as _facts([read])
	rule.violation == set() with input as _facts([_limit({"kind": "write", "key": "orders | post | p99"})])
	rule.violation == set() with input as _facts([read])
		with data.lib.archfit.settings as {"slo/alert-threshold-consistent": {"readSeconds": 1}}
}

test_what_nobody_limits_is_not_examined if {
	rule.examined == set() with input as _facts([_limit({}), object.union(_objective(0.2, "200ms"), {"key": "payments |  | p99"})])
	rule.examined == set() with input as _facts([_limit({"percentile": 0.5, "kind": "read"})])
	rule.examined == set() with input as {}
	rule.violation == set() with input as {}
}
