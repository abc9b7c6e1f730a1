package archfit.kubernetes.disruption_budget_test

import data.archfit.kubernetes.disruption_budget as rule
import data.lib.archfit.facts_test as facts

test_a_budget_is_enough[name] if {
	some name, budget in {
		"minAvailable": {"minAvailable": facts.amount("minAvailable", 1, "pods", "declared")},
		"maxUnavailable": {"maxUnavailable": facts.amount("maxUnavailable", 1, "pods", "declared")},
	}
	given := _set(_selected, budget)
	rule.examined == {_id} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_no_budget if {
	rule.violation == {{
		"msg": "no PodDisruptionBudget selects the pods of critical Deployment web",
		"details": {"subject": _id, "path": [], "related": []},
	}} with input as _set({}, {})
}

test_a_budget_that_keeps_nothing if {
	found := rule.violation with input as _set(_selected, {})
	facts.messages(found) == {"no PodDisruptionBudget keeps any pod of critical Deployment web"}
}

test_a_selector_that_cannot_be_read_is_undecided[namespace] if {
	some namespace in ["shop", ""]
	given := _set({}, {"selector": {"kind": "unreadable"}, "namespace": namespace})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.messages(found) == {"no PodDisruptionBudget selects the pods of critical Deployment web, and the selector of PodDisruptionBudget web cannot be read"}
}

test_a_selector_of_another_namespace_plays_no_part if {
	given := _set({}, {"selector": {"kind": "unreadable"}, "namespace": "other"})
	count(rule.violation) == 1 with input as given
	rule.undecided == set() with input as given
}

test_what_is_not_judged[name] if {
	some name, given in {
		"not critical": _set({"labels": {"criticality": "low"}}, {}),
		"one pod": _set({"replicas": {"value": 1}}, {}),
		"no number": _set({"replicas": null}, {}),
		"an empty set": {},
	}
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_a_number_that_cannot_be_read_is_undecided if {
	given := _set({"replicas": facts.count_of("spec.replicas", null, "unreadable")}, {})
	found := rule.undecided with input as given
	facts.messages(found) == {"spec.replicas of Deployment web is not a number"}
}

test_what_stands_twice_is_undecided if {
	given := _set({"declarations": 2}, {})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {_id}
}

_id := "apps/Deployment/shop/web"

_selected := {"disruptionBudgets": ["policy/PodDisruptionBudget/shop/web"]}

_set(workload, budget) := facts.set_of({
	"workloads": [facts.workload(workload)],
	"disruptionBudgets": [facts.budget(budget)],
})
