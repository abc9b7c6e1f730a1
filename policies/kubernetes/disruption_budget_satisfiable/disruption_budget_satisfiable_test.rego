package archfit.kubernetes.disruption_budget_satisfiable_test

import data.archfit.kubernetes.disruption_budget_satisfiable as rule
import data.lib.archfit.facts_test as facts

test_a_budget_that_lets_pods_go[name] if {
	some name, budget in {
		"fewer than there are": _min(2, "pods"),
		"half": _min(50, "percent"),
		"one missing": _max(1, "pods"),
		"any share missing": _max(1, "percent"),
		"nothing said": {},
	}
	rule.examined == {_id} with input as _set({}, budget)
	rule.violation == set() with input as _set({}, budget)
	rule.undecided == set() with input as _set({}, budget)
}

test_a_budget_that_lets_none_go if {
	rule.violation == {{
		"msg": "PodDisruptionBudget web lets no pod of Deployment web be evicted: minAvailable 3, and there may be 3 pods (spec.replicas 3)",
		"details": {
			"subject": _id,
			"path": ["spec", "minAvailable"],
			"related": [{"subject": "apps/Deployment/shop/web", "path": ["spec", "replicas"]}],
			"pods": 3,
		},
	}} with input as _set({}, _min(3, "pods"))
}

test_other_budgets_that_let_none_go[name] if {
	some name, case in {
		"all": {"workload": {}, "budget": _min(100, "percent"), "says": "minAvailable 100%, and there may be 3 pods (spec.replicas 3)"},
		"a share, rounded up": {
			"workload": {"replicas": {"value": 1}},
			"budget": _min(50, "percent"),
			"says": "minAvailable 50%, and there may be 1 pod (spec.replicas 1)",
		},
		"none missing": {"workload": {}, "budget": _max(0, "pods"), "says": "maxUnavailable 0, and there may be 3 pods (spec.replicas 3)"},
		"no share missing": {"workload": {}, "budget": _max(0, "percent"), "says": "maxUnavailable 0%, and there may be 3 pods (spec.replicas 3)"},
		"the minimum of an autoscaler": {
			"workload": {"autoscalers": [facts.autoscaler({})]},
			"budget": _min(2, "pods"),
			"says": "minAvailable 2, and there may be 2 pods (minReplicas 2 of HorizontalPodAutoscaler web)",
		},
		"scaled to none": {
			"workload": {"replicas": facts.count_of("spec.replicas", 0, "declared")},
			"budget": _min(1, "pods"),
			"says": "minAvailable 1, and there may be 1 pod (spec.replicas 0)",
		},
	}
	found := rule.violation with input as _set(case.workload, case.budget)
	facts.messages(found) == {concat(" ", ["PodDisruptionBudget web lets no pod of Deployment web be evicted:", case.says])}
}

test_the_pods_of_all_that_it_selects_count if {
	other := facts.workload({"id": "other", "display": "StatefulSet other"})
	given := facts.set_of({
		"workloads": [facts.workload({}), other],
		"disruptionBudgets": [facts.budget(object.union({"selected": ["apps/Deployment/shop/web", "other"]}, _min(5, "pods")))],
	})
	rule.violation == set() with input as given
}

test_what_cannot_be_read_is_undecided[name] if {
	some name, case in {
		"amount": {
			"given": _set({}, {"minAvailable": facts.amount("minAvailable", null, "pods", "unreadable")}),
			"msg": "minAvailable of PodDisruptionBudget web is neither a number nor a percentage",
		},
		"replicas": {
			"given": _set({"replicas": facts.count_of("spec.replicas", null, "unreadable")}, _min(1, "pods")),
			"msg": "spec.replicas of Deployment web is not a number",
		},
	}
	rule.violation == set() with input as case.given
	found := rule.undecided with input as case.given
	facts.messages(found) == {case.msg}
}

test_what_is_not_judged[name] if {
	some name, given in {
		"pods of a DaemonSet": _set({"replicas": null}, _min(9, "pods")),
		"nothing selected": _set({}, object.union({"selected": []}, _min(9, "pods"))),
		"an empty set": {},
	}
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_what_stands_twice_is_undecided if {
	given := _set({"declarations": 2}, _min(3, "pods"))
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {"apps/Deployment/shop/web"}
}

_id := "policy/PodDisruptionBudget/shop/web"

_min(value, unit) := {"minAvailable": facts.amount("minAvailable", value, unit, "declared")}

_max(value, unit) := {"maxUnavailable": facts.amount("maxUnavailable", value, unit, "declared")}

_set(workload, budget) := facts.set_of({
	"workloads": [facts.workload(workload)],
	"disruptionBudgets": [facts.budget(budget)],
})
