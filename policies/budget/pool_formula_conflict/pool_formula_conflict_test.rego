package archfit.budget.pool_formula_conflict_test

import data.archfit.budget.pool_formula_conflict as rule
import data.lib.archfit.budget_test as budgets

_with(changes) := budgets.facts(budgets.database({"formulas": [object.union(
	{
		"subject": "apps/Deployment/orders",
		"display": "Deployment orders",
		"peakRps": null,
		"querySeconds": null,
		"cores": null,
		"pods": 20,
		"demand": 200,
		"allowed": 200,
		"conflict": false,
		"reason": null,
		"equation": "4 cores x 2 = 8",
	},
	changes,
)]}))

test_what_fits_passes if {
	facts := _with({})
	rule.examined == {"apps/Deployment/orders"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_what_does_not_fit_with_any_pool_does_not if {
	rule.violation == {{
		"msg": "Deployment orders needs 200 connections to orders-db with pools of the recommended size, 10 for each of 20 pods, and 199 are allowed: 4 cores x 2 = 8",
		"details": {
			"subject": "apps/Deployment/orders",
			"path": [],
			"related": [],
			"database": "orders-db",
			"demand": 200,
			"allowed": 199,
			"measure": {"value": 200, "unit": "connections", "better": "lower"},
		},
	}} with input as _with({"allowed": 199, "conflict": true})
}

test_what_is_not_known_is_undecided[name] if {
	some name, case in {
		"figures": {"reason": "the budget file does not say it", "why": "the budget file does not say it"},
		"pods": {"reason": null, "why": "its pods or the limit are not known"},
	}
	facts := _with({"conflict": null, "reason": case.reason})
	rule.examined == set() with input as facts
	{doubt.msg | some doubt in rule.undecided} == {sprintf("whether pools of the recommended size for Deployment orders fit orders-db is not known: %s", [case.why])} with input as facts
}
