package archfit.kubernetes.hpa_replicas_conflict_test

import data.archfit.kubernetes.hpa_replicas_conflict as rule
import data.lib.archfit.facts_test as facts

test_a_number_beside_an_autoscaler if {
	given := _set({})
	rule.examined == {_id} with input as given
	rule.violation == {{
		"msg": "Deployment web sets spec.replicas 3, which every deployment takes back from HorizontalPodAutoscaler web",
		"details": {
			"subject": _id,
			"path": ["spec", "replicas"],
			"related": [{"subject": "autoscaling/HorizontalPodAutoscaler/shop/web", "path": []}],
			"replicas": 3,
			"fixes": [{
				"title": "leave the number of replicas to the autoscaler",
				"patch": [{"op": "remove", "path": "/spec/replicas"}],
			}],
		},
	}} with input as given
	rule.undecided == set() with input as given
}

test_no_replicas_may_be_meant if {
	given := _set({"replicas": {"value": 0}})
	some found in rule.violation with input as given
	found.details.replicas == 0
	found.details.fixes == []
}

test_no_number_is_fine[source] if {
	some source in ["default", "unreadable"]
	given := _set({"replicas": {"source": source}})
	rule.examined == {_id} with input as given
	rule.violation == set() with input as given
}

test_what_is_not_judged[name] if {
	some name, rest in {"no autoscaler": {"autoscalers": []}, "a kind without a number": {"replicas": null}}
	rule.examined == set() with input as _set(rest)
	rule.violation == set() with input as _set(rest)
}

test_what_stands_twice_is_undecided[name] if {
	some name, rest in {
		"workload": {"declarations": 2},
		"autoscaler": {"autoscalers": [facts.autoscaler({"declarations": 2})]},
	}
	rule.violation == set() with input as _set(rest)
	found := rule.undecided with input as _set(rest)
	count(found) == 1
}

_id := "apps/Deployment/shop/web"

_set(rest) := facts.set_of({"workloads": [facts.workload(object.union({"autoscalers": [facts.autoscaler({})]}, rest))]})
