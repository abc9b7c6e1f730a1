package archfit.budget.pool_size_formula_test

import data.archfit.budget.pool_size_formula as rule
import data.lib.archfit.budget_test as budgets

_formula(changes) := object.union(
	{
		"subject": "apps/Deployment/orders",
		"display": "Deployment orders",
		"peakRps": budgets.declared(500),
		"querySeconds": budgets.declared(0.015),
		"cores": budgets.declared(4),
		"recommended": 10,
		"declared": 10,
		"comparison": "equal",
		"reason": null,
		"equation": "ceil(500 x 0.015 x 1.3) = 10, 4 cores x 2 = 8",
	},
	changes,
)

_with(changes) := budgets.facts(budgets.database({"formulas": [_formula(changes)]}))

test_a_pool_near_the_recommended_size_passes[declared] if {
	some declared in [8, 10, 12]
	facts := _with({"declared": declared, "comparison": "smaller"})
	rule.examined == {"apps/Deployment/orders"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_one_far_from_it_does_not[declared] if {
	some declared, off in {4: 6, 13: 3}
	rule.violation == {{
		"msg": sprintf("Deployment orders opens %d connections to orders-db from each pod, and 10 are recommended: ceil(500 x 0.015 x 1.3) = 10, 4 cores x 2 = 8", [declared]),
		"details": {
			"subject": "apps/Deployment/orders",
			"path": [],
			"related": [],
			"database": "orders-db",
			"connections": declared,
			"recommended": 10,
			"measure": {"value": off, "unit": "connections off", "better": "lower"},
		},
	}} with input as _with({"declared": declared, "comparison": "other"})
}

test_the_tolerance_is_a_parameter if {
	facts := _with({"declared": 11, "comparison": "larger"})
	count(rule.violation) == 1 with input as facts
		with data.lib.archfit.settings as {"budget/pool-size-formula": {"tolerance": 0}}
}

test_missing_figures_are_undecided[name] if {
	some name, case in {
		"figures": {"reason": "the budget file does not say cores of orders-db", "why": "the budget file does not say cores of orders-db"},
		"pool": {"reason": null, "why": "its connections are not known"},
	}
	facts := _with({"comparison": "unknown", "declared": null, "reason": case.reason})
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
	{doubt.msg | some doubt in rule.undecided} == {sprintf("the pool of Deployment orders for orders-db cannot be compared with what is recommended: %s", [case.why])} with input as facts
}

test_without_figures_nothing_is_examined if {
	rule.examined == set() with input as budgets.facts(budgets.database({}))
}
