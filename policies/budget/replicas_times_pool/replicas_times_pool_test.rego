package archfit.budget.replicas_times_pool_test

import data.archfit.budget.replicas_times_pool as rule
import data.lib.archfit.budget_test as budgets

_with(rows) := budgets.facts(budgets.database({"rows": rows}))

test_the_share_exactly_passes if {
	facts := _with([budgets.row({"share": budgets.declared(20)})])
	rule.examined == {"apps/Deployment/orders"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_more_than_the_share_does_not if {
	rule.violation == {{
		"msg": "Deployment orders can open 20 connections to orders-db, and its share is 19, 1 too many: Deployment orders 2 pods x 10 connections = 20",
		"details": {
			"subject": "apps/Deployment/orders",
			"path": ["spec"],
			"related": [],
			"database": "orders-db",
			"connections": 20,
			"share": 19,
			"headroom": -1,
			"measure": {"value": 20, "unit": "connections", "better": "lower"},
		},
	}} with input as _with([budgets.row({"share": budgets.declared(19)})])
}

test_all_that_a_service_runs_counts_together if {
	share := budgets.declared(30)
	worker := budgets.row({"share": share, "subject": "apps/Deployment/worker", "display": "Deployment worker"})
	facts := _with([budgets.row({"share": share}), worker])
	some violation in rule.violation with input as facts
	violation.details.connections == 40
}

test_an_unknown_factor_is_undecided if {
	facts := _with([budgets.row({"share": budgets.declared(19), "product": null, "equation": "2 pods x ? connections = ?"})])
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "whether Deployment orders keeps to its share of orders-db, 19, is not known: 2 pods x ? connections = ?",
		"details": {
			"subject": "apps/Deployment/orders",
			"path": ["spec"],
			"hint": "Declare the factor that is unknown (?): annotations archfit/pool-size, archfit/processes.",
		},
	}} with input as facts
}

test_who_has_no_share_is_not_examined[name] if {
	some name, share in {"no consumer": null, "a consumer without a share": budgets.unknown}
	rule.examined == set() with input as _with([budgets.row({"share": share})])
}
