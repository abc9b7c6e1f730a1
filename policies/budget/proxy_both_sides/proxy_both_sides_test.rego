package archfit.budget.proxy_both_sides_test

import data.archfit.budget.proxy_both_sides as rule
import data.lib.archfit.budget_test as budgets

_behind := {"rows": [budgets.row({"kind": "pooler", "product": 110})]}

test_both_sides_are_examined[name] if {
	some name, changes in {
		"clients": {"kind": "pooler"},
		"the database": {"rows": [budgets.row({"kind": "pooler"})]},
	}
	facts := budgets.facts(budgets.database(changes))
	rule.examined == {"database:orders-db"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_a_database_without_a_pooler_is_not if {
	rule.examined == set() with input as budgets.facts(budgets.database({}))
}

test_a_side_that_does_not_fit_is_told[name] if {
	some name, case in {
		"clients": {"changes": {"kind": "pooler"}, "side": "its clients"},
		"the database": {"changes": _behind, "side": "the database"},
	}
	facts := budgets.facts(budgets.exceeded(case.changes))
	some violation in rule.violation with input as facts
	startswith(violation.msg, sprintf("on the side of %s, orders-db can be asked for 110 connections", [case.side]))
}

test_a_side_that_is_not_known_is_undecided if {
	database := object.union(budgets.undecided("pool", null), {"kind": "pooler"})
	{doubt.msg | some doubt in rule.undecided} == {"orders-db cannot be judged: nothing says it"} with input as budgets.facts(database)
}
