package archfit.budget.processes_per_pod_test

import data.archfit.budget.processes_per_pod as rule
import data.lib.archfit.budget_test as budgets

test_a_total_within_the_limit_passes if {
	facts := budgets.facts(budgets.database({}))
	rule.examined == {"database:orders-db"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_what_fits_without_and_not_with_it_does_not_pass if {
	demand := {"total": 110, "atLeast": 110, "withoutSurge": 90, "withoutProcesses": 90}
	facts := budgets.facts(budgets.exceeded({"decisive": ["processes"], "demand": demand}))
	{violation.msg | some violation in rule.violation} == {"orders-db can be asked for 110 connections and allows 100, 10 too many: Deployment orders 11 pods x 10 connections = 110. With one process in each pod it would be 90."} with input as facts
	{violation.details.measure.value | some violation in rule.violation} == {110} with input as facts
}

test_what_fits_neither_way_is_told_by_another_rule if {
	rule.violation == set() with input as budgets.facts(budgets.exceeded({}))
}

test_a_factor_that_is_not_known_is_undecided if {
	facts := budgets.facts(budgets.undecided("processes", null))
	rule.examined == set() with input as facts
	{doubt.msg | some doubt in rule.undecided} == {"orders-db cannot be judged: nothing says it"} with input as facts
}

test_another_factor_is_left_to_the_rule_about_the_total if {
	rule.undecided == set() with input as budgets.facts(budgets.undecided("pool", null))
}
