package archfit.budget.hpa_dependency_budget_test

import data.archfit.budget.hpa_dependency_budget as rule
import data.lib.archfit.budget_test as budgets

_scaler := "autoscaling/HorizontalPodAutoscaler/shop/orders"

_pods := {
	"value": 20,
	"grade": "declared",
	"source": "maxReplicas",
	"location": {"subject": _scaler, "path": ["spec", "maxReplicas"]},
}

_host(pods, max) := budgets.facts_of({"scaled": [{"scaler": _scaler, "uses": [{
	"id": "orders-db",
	"display": "orders-db",
	"unit": "connections",
	"max": max,
	"row": budgets.row({"scaler": _scaler, "pods": pods}),
}]}]})

test_a_database_with_a_limit_passes if {
	facts := _host(_pods, 100)
	rule.examined == {_scaler} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_a_database_without_a_limit_does_not if {
	facts := _host(_pods, null)
	rule.examined == {_scaler} with input as facts
	rule.violation == {{
		"msg": "Deployment orders can grow to 20 pods by HorizontalPodAutoscaler orders, and nothing says how many connections orders-db takes",
		"details": {
			"subject": _scaler,
			"path": ["spec", "maxReplicas"],
			"related": [{"subject": "apps/Deployment/orders", "path": ["spec"]}],
			"dependencies": ["orders-db"],
		},
	}} with input as facts
}

test_a_ceiling_that_is_not_known_is_any_number if {
	facts := _host(object.union(_pods, {"value": null}), null)
	some violation in rule.violation with input as facts
	contains(violation.msg, "can grow to any number of pods by")
}

test_what_is_not_scaled_is_not_examined if {
	rule.examined == set() with input as budgets.facts(budgets.database({}))
}

test_a_scaled_workload_of_which_nobody_knows_the_database_is_undecided if {
	facts := budgets.facts_of({"unbound": [budgets.use({})]})
	scaled := {"workloads": {"apps/Deployment/api": {"autoscalers": [{"display": "HorizontalPodAutoscaler api"}]}}}
	rule.undecided == {{
		"msg": "HorizontalPodAutoscaler api multiplies what Deployment api asks of a database, and which one is not known: its Secret is not in the set",
		"details": {
			"subject": "apps/Deployment/api",
			"path": ["spec"],
			"hint": "Say which database it uses: annotation archfit/database, or none.",
		},
	}} with input as object.union(facts, scaled)
	rule.undecided == set() with input as object.union(facts, {"workloads": {"apps/Deployment/api": {"autoscalers": []}}})
}
