package archfit.kubernetes.hpa_max_replicas_test

import data.archfit.kubernetes.hpa_max_replicas as rule
import data.lib.archfit.facts_test as facts

test_a_limit_is_enough if {
	rule.examined == {_id} with input as _set({})
	rule.violation == set() with input as _set({})
	rule.undecided == set() with input as _set({})
}

test_no_limit[name] if {
	some name, case in {
		"none": {"maximum": facts.count_of("maxReplicas", null, "none"), "has": "no maxReplicas: nothing limits its pods"},
		"of KEDA": {
			"maximum": facts.count_of("maxReplicaCount", 100, "default"),
			"has": "no maxReplicaCount: KEDA takes 100, which nobody chose",
		},
	}
	rule.violation == {{
		"msg": sprintf("HorizontalPodAutoscaler web has %s", [case.has]),
		"details": {"subject": _id, "path": case.maximum.path, "maximum": case.maximum.value},
	}} with input as _set({"maximum": case.maximum})
}

test_a_cap if {
	rule.violation == {{
		"msg": "HorizontalPodAutoscaler web allows 6 pods (maxReplicas), and at most 5 are allowed",
		"details": {
			"subject": _id,
			"path": ["maxReplicas"],
			"maximum": 6,
			"measure": {"value": 6, "unit": "replicas", "better": "lower"},
		},
	}} with input as _set({})
		with data.lib.archfit.settings as {"kubernetes/hpa-max-replicas": {"cap": 5}}
	rule.violation == set() with input as _set({})
		with data.lib.archfit.settings as {"kubernetes/hpa-max-replicas": {"cap": 6}}
}

test_a_limit_below_the_minimum if {
	rule.violation == {{
		"msg": "HorizontalPodAutoscaler web allows 6 pods at most (maxReplicas) and 7 at least (minReplicas)",
		"details": {"subject": _id, "path": ["maxReplicas"], "maximum": 6, "minimum": 7},
	}} with input as _set({"minimum": {"value": 7}})
}

test_a_minimum_that_cannot_be_read_says_nothing if {
	rule.violation == set() with input as _set({"minimum": {"value": null, "source": "unreadable"}})
}

test_a_limit_that_cannot_be_read_is_undecided if {
	given := _set({"maximum": facts.count_of("maxReplicas", null, "unreadable")})
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "the maximum of HorizontalPodAutoscaler web is not a number",
		"details": {"subject": _id, "path": ["maxReplicas"]},
	}} with input as given
}

test_an_empty_set if rule.examined == set() with input as {}

test_what_stands_twice_is_undecided if {
	given := _set({"declarations": 2, "maximum": facts.count_of("maxReplicas", null, "none")})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {_id}
}

_id := "autoscaling/HorizontalPodAutoscaler/shop/web"

_set(rest) := facts.set_of({"autoscalers": [facts.autoscaler(rest)]})

test_the_catalog_caps_it if {
	entry := {"service": "orders", "by": "label app", "isKnown": true, "maxReplicas": {"value": 5, "path": []}}
	given := object.union(
		_set({"targets": ["other", "web"]}),
		{"catalog": {"workloads": {"web": entry, "other": {"service": "other"}}}},
	)
	messages := {violation.msg | some violation in rule.violation} with input as given
	messages == {"HorizontalPodAutoscaler web allows 6 pods (maxReplicas), and the catalog allows 5 (the service orders, by label app)"}
	rule.violation == set() with input as object.union(given, {"catalog": {"workloads": {"web": {"maxReplicas": {"value": 6}}}}})
}
