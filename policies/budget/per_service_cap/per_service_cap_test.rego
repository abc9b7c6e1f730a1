package archfit.budget.per_service_cap_test

import data.archfit.budget.per_service_cap as rule
import data.lib.archfit.budget_test as budgets

_with(pool, cap) := budgets.facts(object.union(
	budgets.database({"rows": [budgets.row({"pool": pool})]}),
	{"supply": {"perService": cap}},
))

test_a_pool_at_the_cap_passes if {
	facts := _with(budgets.declared(10), budgets.declared(10))
	rule.examined == {"apps/Deployment/orders"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_a_larger_pool_does_not[name] if {
	workload := {"subject": "apps/Deployment/orders", "path": ["env"]}
	settings := {"subject": "core/ConfigMap/settings", "path": ["data"]}
	some name, case in {
		"set in the workload": {"location": workload, "path": ["env"], "related": [workload]},
		"set elsewhere": {"location": settings, "path": [], "related": [settings]},
		"set nowhere": {"location": null, "path": ["spec"], "related": []},
	}
	pool := object.union(budgets.declared(11), {"location": case.location})
	rule.violation == {{
		"msg": "container app of Deployment orders has a pool of 11 for orders-db, and 10 is the cap: a field",
		"details": {
			"subject": "apps/Deployment/orders",
			"path": case.path,
			"related": case.related,
			"database": "orders-db",
			"pool": 11,
			"cap": 10,
			"measure": {"value": 11, "unit": "connections", "better": "lower"},
		},
	}} with input as _with(pool, budgets.declared(10))
}

test_a_pool_without_a_limit_does_not_either if {
	facts := _with(budgets.unlimited, budgets.declared(10))
	rule.violation == {{
		"msg": "container app of Deployment orders has a pool without a limit for orders-db, and 10 is the cap: nothing limits it",
		"details": {
			"subject": "apps/Deployment/orders",
			"path": ["spec"],
			"related": [],
			"database": "orders-db",
			"pool": null,
			"cap": 10,
		},
	}} with input as facts
	rule.undecided == set() with input as facts
}

test_an_unknown_pool_is_undecided if {
	facts := _with(budgets.unknown, budgets.declared(10))
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "container app of Deployment orders may have a larger pool for orders-db than 10: nothing says it",
		"details": {
			"subject": "apps/Deployment/orders",
			"path": ["spec"],
			"hint": "Declare its size: annotation archfit/pool-size.",
		},
	}} with input as facts
}

test_without_a_cap_nothing_is_examined[name] if {
	some name, cap in {"none": null, "none that can be read": budgets.unknown}
	rule.examined == set() with input as _with(budgets.declared(10), cap)
}
