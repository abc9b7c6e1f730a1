package archfit.kubernetes.hpa_target_exists_test

import data.archfit.kubernetes.hpa_target_exists as rule
import data.lib.archfit.facts_test as facts

test_a_target_that_is_there_is_enough if {
	rule.examined == {_id} with input as _set({})
	rule.violation == set() with input as _set({})
	rule.undecided == set() with input as _set({})
}

test_a_target_that_is_not_there if {
	rule.violation == {{
		"msg": "HorizontalPodAutoscaler web scales Deployment web, which is not in this set",
		"details": {
			"subject": _id,
			"path": ["spec", "scaleTargetRef", "name"],
			"target": {"kind": "Deployment", "name": "web"},
		},
	}} with input as _set({"targets": []})
}

test_other_faults[name] if {
	some name, case in {
		"no name": {"rest": {"targets": [], "target": {"name": ""}}, "fault": "names nothing to scale"},
		"a kind that has no scale": {
			"rest": {"target": {"kind": "DaemonSet"}},
			"fault": "scales DaemonSet web, and a DaemonSet cannot be scaled",
		},
	}
	found := rule.violation with input as _set(case.rest)
	facts.messages(found) == {concat(" ", ["HorizontalPodAutoscaler web", case.fault])}
}

test_what_is_deployed_elsewhere if {
	rule.violation == set() with input as _set({"targets": []})
		with data.lib.archfit.settings as {"kubernetes/hpa-target-exists": {"external": ["Deployment/web"]}}
}

test_what_is_not_judged[name] if {
	some name, given in {
		"a Knative Service": _set({"group": "serving.knative.dev", "targets": []}),
		"an empty set": {},
	}
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_what_stands_twice_is_undecided if {
	given := _set({"targets": [], "declarations": 2})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {_id}
}

_id := "autoscaling/HorizontalPodAutoscaler/shop/web"

_set(rest) := facts.set_of({"autoscalers": [facts.autoscaler(rest)]})
