package archfit.budget.pool_size_declared_test

import data.archfit.budget.pool_size_declared as rule
import data.lib.archfit.budget_test as budgets

_with(changes) := budgets.facts(budgets.database({"rows": [budgets.row(changes)]}))

_default := {"value": 10, "grade": "default", "source": "default of HikariCP", "location": null}

test_a_declared_pool_passes[name] if {
	some name, changes in {
		"declared": {},
		"resolved": {"pool": object.union(_default, {"grade": "resolved"})},
		"limited by threads": {"pool": _default, "threads": budgets.declared(2)},
		"unknown and limited by threads": {"pool": budgets.unknown, "threads": budgets.declared(2)},
	}
	facts := _with(changes)
	rule.examined == {"apps/Deployment/orders"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_what_is_no_declaration_does_not_pass[name] if {
	some name, case in {
		"a default": {
			"changes": {"pool": _default},
			"what": "default of HikariCP is 10",
			"pool": 10,
		},
		"a default with threads by default": {
			"changes": {"pool": _default, "threads": object.union(_default, {"value": 5})},
			"what": "default of HikariCP is 10",
			"pool": 10,
		},
		"a pool without a limit": {
			"changes": {"pool": budgets.unlimited, "threads": budgets.unknown},
			"what": "a field: nothing limits it",
			"pool": null,
		},
	}
	facts := _with(case.changes)
	rule.violation == {{
		"msg": sprintf("container app of Deployment orders declares no pool for orders-db: %s", [case.what]),
		"details": {
			"subject": "apps/Deployment/orders",
			"path": ["spec"],
			"related": [{"subject": "apps/Deployment/orders", "path": ["spec"]}],
			"databases": ["orders-db"],
			"pool": case.pool,
		},
	}} with input as facts
}

test_one_container_is_one_finding_for_all_its_databases if {
	rows := [budgets.row({"pool": _default})]
	stock := budgets.database({"id": "stock-db", "display": "stock-db", "rows": rows})
	facts := budgets.facts_of({"databases": [budgets.database({"rows": rows}), stock]})
	{violation.msg | some violation in rule.violation} == {"container app of Deployment orders declares no pool for orders-db, stock-db: default of HikariCP is 10"} with input as facts
}

test_a_pool_that_code_may_set_is_undecided if {
	facts := _with({"pool": budgets.unknown})
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "container app of Deployment orders may declare a pool for orders-db in its code: nothing says it",
		"details": {
			"subject": "apps/Deployment/orders",
			"path": ["spec"],
			"hint": "Declare its size: annotation archfit/pool-size.",
		},
	}} with input as facts
}

test_shares_and_poolers_are_not_judged[kind] if {
	some kind in ["share", "pooler"]
	facts := _with({"kind": kind, "container": null, "pool": _default})
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
}
