package archfit.kubernetes.autoscaler_conflict_test

import data.archfit.kubernetes.autoscaler_conflict as rule
import data.lib.archfit.facts_test as facts

test_one_is_enough if {
	given := facts.set_of({"autoscalers": [_hpa]})
	rule.examined == {_hpa.id} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_two_are_one_too_many if {
	given := facts.set_of({"autoscalers": [_hpa, _scaled({})]})
	rule.violation == {{
		"msg": "Deployment web has 2 autoscalers: HorizontalPodAutoscaler web, ScaledObject web",
		"details": {
			"subject": "apps/Deployment/shop/web",
			"path": [],
			"related": [
				{"subject": _hpa.id, "path": ["spec", "scaleTargetRef"]},
				{"subject": "keda.sh/ScaledObject/shop/web", "path": ["spec", "scaleTargetRef"]},
			],
		},
	}} with input as given
}

test_one_that_is_taken_over_is_no_second_one if {
	given := facts.set_of({"autoscalers": [_hpa, _scaled({"adopts": "web"})]})
	rule.examined == {"keda.sh/ScaledObject/shop/web"} with input as given
	rule.violation == set() with input as given
}

test_one_taken_over_elsewhere_is if {
	given := facts.set_of({"autoscalers": [_hpa, _scaled({"adopts": "web", "targets": ["apps/Deployment/shop/api"]})]})
	rule.examined == {_hpa.id, "keda.sh/ScaledObject/shop/web"} with input as given
}

test_what_is_not_judged[name] if {
	some name, rest in {"a Knative Service": {"group": "serving.knative.dev"}, "no target": {"targets": []}}
	given := facts.set_of({"autoscalers": [facts.autoscaler(rest)]})
	rule.examined == set() with input as given
}

test_one_that_stands_twice_is_one if {
	twice := [facts.autoscaler({"declarations": 2}), facts.autoscaler({"declarations": 2, "id": "again"})]
	given := facts.set_of({"autoscalers": twice})
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_two_of_which_one_stands_twice_are_undecided if {
	given := facts.set_of({"autoscalers": [facts.autoscaler({"declarations": 2}), _scaled({})]})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {_hpa.id}
}

_hpa := facts.autoscaler({})

_scaled(rest) := facts.autoscaler(object.union(
	{
		"id": "keda.sh/ScaledObject/shop/web",
		"group": "keda.sh",
		"kind": "ScaledObject",
		"display": "ScaledObject web",
	},
	rest,
))
