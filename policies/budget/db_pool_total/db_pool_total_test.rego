package archfit.budget.db_pool_total_test

import data.archfit.budget.db_pool_total as rule
import data.lib.archfit.budget_test as budgets

test_a_total_within_the_limit_passes if {
	facts := budgets.facts(budgets.database({}))
	rule.examined == {"database:orders-db"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_a_total_beyond_the_limit_does_not if {
	facts := budgets.facts(budgets.exceeded({}))
	rule.examined == {"database:orders-db"} with input as facts
	rule.violation == {{
		"msg": "orders-db can be asked for 110 connections and allows 100, 10 too many: Deployment orders 11 pods x 10 connections = 110.",
		"details": {
			"subject": "database:orders-db",
			"path": [],
			"related": [],
			"database": "orders-db",
			"demand": 110,
			"allowed": 100,
			"limit": "100",
			"defaults": [],
			"rows": [{"workload": "Deployment orders", "equation": "11 pods x 10 connections = 110", "connections": 110}],
			"remedies": [],
			"measure": {"value": 110, "unit": "connections", "better": "lower"},
		},
	}} with input as facts
}

test_what_another_rule_tells_is_not_told_twice if {
	rule.violation == set() with input as budgets.facts(budgets.exceeded({"decisive": ["surge"]}))
}

test_a_database_that_nobody_uses_is_not_examined if {
	rule.examined == set() with input as budgets.facts(budgets.database({"rows": []}))
}

test_what_is_not_known_is_undecided if {
	facts := budgets.facts(budgets.undecided("pool", null))
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "orders-db cannot be judged: nothing says it",
		"details": {
			"subject": "database:orders-db",
			"path": [],
			"database": "orders-db",
			"factor": "pool",
			"hint": "Say it.",
		},
	}} with input as facts
}

test_a_use_that_nobody_can_bind_is_undecided_once if {
	facts := budgets.facts_of({"unbound": [budgets.use({}), budgets.use({"dependency": "cache"})]})
	rule.undecided == {{
		"msg": "container app of Deployment api may use a database that nobody can tell: its Secret is not in the set",
		"details": {
			"subject": "apps/Deployment/api",
			"path": ["spec"],
			"hint": "Say which database it uses: annotation archfit/database, or none.",
		},
	}} with input as facts
}
