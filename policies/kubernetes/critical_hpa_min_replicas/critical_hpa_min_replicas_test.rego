package archfit.kubernetes.critical_hpa_min_replicas_test

import data.archfit.kubernetes.critical_hpa_min_replicas as rule
import data.lib.archfit.criticality

test_a_minimum_of_two_is_enough if {
	facts := _facts({}, [_autoscaler("minReplicas", 2, "declared")])
	rule.examined == {"web"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_a_lower_minimum_is_not_enough[name] if {
	some name, case in {
		"declared": {
			"autoscaler": _autoscaler("minReplicas", 1, "declared"),
			"value": 1,
			"has": "minReplicas 1",
		},
		"absent for an HPA": {
			"autoscaler": _autoscaler("minReplicas", 1, "default"),
			"value": 1,
			"has": "no minReplicas, which counts as 1",
		},
		"absent for KEDA": {
			"autoscaler": _autoscaler("minReplicaCount", 0, "default"),
			"value": 0,
			"has": "no minReplicaCount, which counts as 0",
		},
	}
	facts := _facts({}, [case.autoscaler])
	rule.examined == {"web"} with input as facts
	rule.violation == {{
		"msg": sprintf("critical Deployment web must keep at least 2 replicas: HorizontalPodAutoscaler web has %s", [case.has]),
		"details": {
			"subject": "hpa",
			"path": ["spec", case.autoscaler.minimum.field],
			"related": [{"subject": "web", "path": []}],
			"minReplicas": case.autoscaler.minimum.value,
			"source": case.autoscaler.minimum.source,
			"minimum": 2,
			"measure": {"value": case.value, "unit": "replicas", "better": "higher"},
			"fixes": [{
				"title": sprintf("set %s to 2", [case.autoscaler.minimum.field]),
				"patch": [{"op": "add", "path": sprintf("/spec/%s", [case.autoscaler.minimum.field]), "value": 2}],
			}],
		},
	}} with input as facts
}

test_what_cannot_keep_two_is_not_fixed[name] if {
	some name, autoscaler in {
		"a maximum of one": object.union(_autoscaler("minReplicas", 1, "declared"), {"maximum": {"value": 1}}),
		"no maximum": object.union(_autoscaler("minReplicas", 1, "declared"), {"maximum": {"value": null}}),
		"a field that others go with": _autoscaler("idleReplicaCount", 0, "declared"),
	}
	some violation in rule.violation with input as _facts({}, [autoscaler])
	violation.details.fixes == []
}

test_the_minimum_is_a_parameter if {
	facts := _facts({}, [_autoscaler("minReplicas", 2, "declared")])
	some violation in rule.violation with input as facts
		with data.lib.archfit.settings as {"kubernetes/critical-hpa-min-replicas": {"minimum": 3}}
	violation.details.minimum == 3
}

test_what_is_not_judged_is_not_examined[name] if {
	some name, facts in {
		"not critical": _facts({"labels": {"criticality": "standard"}}, [_autoscaler("minReplicas", 1, "declared")]),
		"without autoscaler": _facts({}, []),
		"an empty set": {"workloads": {}},
	}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_a_minimum_that_cannot_be_read_is_undecided if {
	facts := _facts({}, [_autoscaler("minReplicas", null, "unreadable")])
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "the minimum of HorizontalPodAutoscaler web is not a number",
		"details": {"subject": "hpa", "path": ["spec", "minReplicas"]},
	}} with input as facts
}

test_what_stands_twice_is_undecided[name] if {
	some name, case in {
		"workload": {
			"facts": _facts({"declarations": 2}, [_autoscaler("minReplicas", 1, "declared")]),
			"msg": "Deployment web stands 2 times in this set, and which of them counts is not known",
			"subject": "web",
		},
		"autoscaler": {
			"facts": _facts({}, [object.union(_autoscaler("minReplicas", 1, "declared"), {"declarations": 2})]),
			"msg": "HorizontalPodAutoscaler web stands 2 times in this set, and which of them counts is not known",
			"subject": "hpa",
		},
	}
	rule.violation == set() with input as case.facts
	rule.undecided == {{
		"msg": case.msg,
		"details": {"subject": case.subject, "path": [], "hint": criticality.hint},
	}} with input as case.facts
}

_facts(workload, autoscalers) := {"workloads": {"web": object.union(
	{
		"display": "Deployment web",
		"labels": {"criticality": "critical"},
		"podLabels": {},
		"declarations": 1,
		"autoscalers": autoscalers,
		"replicas": {"value": 1, "source": "default", "field": "spec.replicas", "path": ["spec", "replicas"]},
	},
	workload,
)}}

_autoscaler(field, value, source) := {
	"id": "hpa",
	"display": "HorizontalPodAutoscaler web",
	"declarations": 1,
	"minimum": {"value": value, "source": source, "field": field, "path": ["spec", field]},
	"maximum": {"value": 4},
}
