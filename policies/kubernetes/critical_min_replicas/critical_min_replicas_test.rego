package archfit.kubernetes.critical_min_replicas_test

import data.archfit.kubernetes.critical_min_replicas as rule
import data.lib.archfit.criticality

test_two_replicas_are_enough if {
	facts := _facts({"replicas": _declared(2)})
	rule.examined == {"web"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_one_replica_is_not_enough[name] if {
	some name, case in {
		"declared": {"replicas": _declared(1), "value": 1, "has": "spec.replicas 1"},
		"none running": {"replicas": _declared(0), "value": 0, "has": "spec.replicas 0"},
		"absent": {"replicas": _absent, "value": 1, "has": "no spec.replicas, which counts as 1"},
	}
	facts := _facts({"replicas": case.replicas})
	rule.examined == {"web"} with input as facts
	rule.violation == {{
		"msg": sprintf("critical Deployment web must have at least 2 replicas: it has %s", [case.has]),
		"details": {
			"subject": "web",
			"path": ["spec", "replicas"],
			"replicas": case.replicas.value,
			"source": case.replicas.source,
			"minimum": 2,
			"measure": {"value": case.value, "unit": "replicas", "better": "higher"},
		},
	}} with input as facts
}

test_the_minimum_is_a_parameter if {
	facts := _facts({"replicas": _declared(2)})
	some violation in rule.violation with input as facts
		with data.lib.archfit.settings as {"kubernetes/critical-min-replicas": {"minimum": 3}}
	violation.details.minimum == 3
}

test_what_is_not_judged_is_not_examined[name] if {
	some name, workload in {
		"not critical": {"labels": {"criticality": "standard"}},
		"owned by an autoscaler": {"autoscalers": [{}]},
		"a kind without replicas": {"replicas": null},
	}
	facts := _facts(workload)
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_an_empty_set_examines_nothing if rule.examined == set() with input as {"workloads": {}}

test_a_number_that_cannot_be_read_is_undecided if {
	replicas := {"value": null, "source": "unreadable", "field": "spec.replicas", "path": ["spec", "replicas"]}
	facts := _facts({"replicas": replicas})
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "the replicas of Deployment web are not a number",
		"details": {"subject": "web", "path": ["spec", "replicas"]},
	}} with input as facts
}

test_a_workload_that_stands_twice_is_undecided if {
	facts := _facts({"declarations": 2})
	rule.examined == {"web"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "Deployment web stands 2 times in this set, and which of them counts is not known",
		"details": {"subject": "web", "path": [], "hint": criticality.hint},
	}} with input as facts
}

_facts(workload) := {"workloads": {"web": object.union(
	{
		"display": "Deployment web",
		"labels": {"criticality": "critical"},
		"podLabels": {},
		"declarations": 1,
		"autoscalers": [],
		"replicas": _absent,
	},
	workload,
)}}

_declared(value) := {"value": value, "source": "declared", "field": "spec.replicas", "path": ["spec", "replicas"]}

_absent := {"value": 1, "source": "default", "field": "spec.replicas", "path": ["spec", "replicas"]}
