package archfit.budget.reserved_connections_test

import data.archfit.budget.reserved_connections as rule
import data.lib.archfit.budget_test as budgets

test_a_total_within_the_limit_passes if {
	facts := budgets.facts(budgets.database({}))
	rule.examined == {"database:orders-db"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_a_total_that_takes_what_is_reserved_does_not if {
	database := object.union(budgets.exceeded({"decisive": ["reserved"]}), {"supply": {"reserved": budgets.declared(20)}})
	rule.violation == {{
		"msg": "orders-db reserves 20 connections, and workloads can take 10 of them: a field",
		"details": {
			"subject": "database:orders-db",
			"path": [],
			"related": [],
			"database": "orders-db",
			"reserved": 20,
			"taken": 10,
			"measure": {"value": 10, "unit": "connections", "better": "lower"},
		},
	}} with input as budgets.facts(database)
}

test_a_total_beyond_all_connections_is_told_by_another_rule if {
	rule.violation == set() with input as budgets.facts(budgets.exceeded({}))
}

test_an_unknown_reserve_is_undecided if {
	database := object.union(budgets.database({"verdict": "undecided"}), {"supply": {"reserved": budgets.unknown}})
	rule.undecided == {{
		"msg": "how many connections orders-db reserves is not known: a field: nothing says it",
		"details": {
			"subject": "database:orders-db",
			"path": [],
			"hint": "Name the database with its reserved in the file of budgets.",
		},
	}} with input as budgets.facts(database)
}
