package archfit.budget.broker_connections_test

import data.archfit.budget.broker_connections as rule
import data.lib.archfit.budget_test as budgets

_with(budget) := budgets.facts_of({"brokers": [object.union(budget, {"dependency": "broker"})], "sections": ["brokers"]})

test_a_total_within_the_limit_passes if {
	facts := _with(budgets.database({}))
	rule.examined == {"database:orders-db"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_a_total_beyond_the_limit_does_not if {
	facts := _with(budgets.exceeded({"decisive": ["surge"]}))
	{violation.msg | some violation in rule.violation} == {"orders-db can be asked for 110 connections and allows 100, 10 too many: Deployment orders 11 pods x 10 connections = 110."} with input as facts
	{violation.details.measure.unit | some violation in rule.violation} == {"connections"} with input as facts
}

test_what_is_not_known_is_undecided_where_it_is_budgeted if {
	facts := _with(budgets.undecided("pool", null))
	rule.examined == set() with input as facts
	{doubt.msg | some doubt in rule.undecided} == {"orders-db cannot be judged: nothing says it"} with input as facts
	not_budgeted := budgets.facts_of({"brokers": facts.budgets.brokers})
	rule.undecided == set() with input as not_budgeted
}

test_a_use_that_nobody_can_bind_is_undecided_where_any_is_budgeted if {
	unbound := [budgets.use({"dependency": "broker"})]
	{doubt.msg | some doubt in rule.undecided} == {"container app of Deployment api may use a broker that nobody can tell: its Secret is not in the set"} with input as budgets.facts_of({"unbound": unbound, "sections": ["brokers"]})
	rule.undecided == set() with input as budgets.facts_of({"unbound": unbound})
}
