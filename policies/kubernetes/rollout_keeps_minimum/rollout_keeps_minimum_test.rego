package archfit.kubernetes.rollout_keeps_minimum_test

import data.archfit.kubernetes.rollout_keeps_minimum as rule
import data.lib.archfit.facts_test as facts

test_enough_stay[name] if {
	some name, rest in {
		"the default takes none of three": {},
		"the default takes none of two": {"replicas": {"value": 2}},
		"one of three": {"rollingUpdate": {"maxUnavailable": facts.amount("maxUnavailable", 1, "pods", "declared")}},
		"the minimum of an autoscaler": {
			"replicas": {"value": 1},
			"autoscalers": [facts.autoscaler({})],
		},
	}
	rule.examined == {_id} with input as _set(rest)
	rule.violation == set() with input as _set(rest)
	rule.undecided == set() with input as _set(rest)
}

test_too_few_stay if {
	amount := facts.amount("maxUnavailable", 50, "percent", "declared")
	rule.violation == {{
		"msg": "a rollout leaves critical Deployment web with 1 of 2 pods, and 2 have to stay: spec.replicas 2, maxUnavailable 50%",
		"details": {
			"subject": _id,
			"path": ["spec", "maxUnavailable"],
			"replicas": 2,
			"maxUnavailable": 1,
			"minimum": 2,
			"measure": {"value": 1, "unit": "replicas", "better": "higher"},
		},
	}} with input as _set({"replicas": {"value": 2}, "rollingUpdate": {"maxUnavailable": amount}})
}

test_too_few_stay_in_other_ways[name] if {
	some name, rest in {
		"a StatefulSet replaces its pods in place": {
			"replicas": {"value": 2},
			"rollingUpdate": {"maxUnavailable": facts.amount("maxUnavailable", 1, "pods", "default"), "maxSurge": null},
		},
		"nothing more and nothing less": {
			"replicas": {"value": 2},
			"rollingUpdate": {
				"maxUnavailable": facts.amount("maxUnavailable", 10, "percent", "declared"),
				"maxSurge": facts.amount("maxSurge", 0, "pods", "declared"),
			},
		},
		"more than there are": {"rollingUpdate": {"maxUnavailable": facts.amount("maxUnavailable", 9, "pods", "declared")}},
		"the minimum of an autoscaler": {
			"autoscalers": [facts.autoscaler({}), facts.autoscaler({"minimum": {"value": 5}})],
			"rollingUpdate": {"maxUnavailable": facts.amount("maxUnavailable", 1, "pods", "declared")},
		},
	}
	found := rule.violation with input as _set(rest)
	facts.subjects(found) == {_id}
}

test_what_cannot_be_read_is_undecided[name] if {
	some name, case in {
		"maxUnavailable": {
			"rest": {"rollingUpdate": {"maxUnavailable": facts.amount("maxUnavailable", null, "pods", "unreadable")}},
			"msg": "maxUnavailable of Deployment web is neither a number nor a percentage",
		},
		"maxSurge": {
			"rest": {"rollingUpdate": {"maxSurge": facts.amount("maxSurge", null, "pods", "unreadable")}},
			"msg": "maxSurge of Deployment web is neither a number nor a percentage",
		},
		"replicas": {
			"rest": {"replicas": facts.count_of("spec.replicas", null, "unreadable")},
			"msg": "spec.replicas of Deployment web is not a number",
		},
		"a minimum": {
			"rest": {"autoscalers": [facts.autoscaler({"minimum": facts.count_of("minReplicas", null, "unreadable")})]},
			"msg": "minReplicas of HorizontalPodAutoscaler web is not a number",
		},
	}
	found := rule.undecided with input as _set(case.rest)
	facts.messages(found) == {case.msg}
	rule.violation == set() with input as _set(case.rest)
}

test_what_is_not_judged[name] if {
	some name, given in {
		"not critical": _set({"labels": {"criticality": "low"}}),
		"fewer to begin with": _set({"replicas": {"value": 1}}),
		"not step by step": _set({"rollingUpdate": null}),
		"an empty set": {},
	}
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_what_stands_twice_is_undecided if {
	given := _set({"declarations": 2, "rollingUpdate": {"maxUnavailable": facts.amount("maxUnavailable", 2, "pods", "declared")}})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {_id}
}

_id := "apps/Deployment/shop/web"

_set(rest) := facts.set_of({"workloads": [facts.workload(rest)]})
