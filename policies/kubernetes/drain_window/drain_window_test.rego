package archfit.kubernetes.drain_window_test

import data.archfit.kubernetes.drain_window as rule

test_time_to_spare_is_enough[name] if {
	some name, workload in {
		"no hook": {},
		"a short sleep": {"pods": {"containers": [{"preStop": {"kind": "sleep", "seconds": 9}}]}},
		"a request": {"pods": {"containers": [{"preStop": {"kind": "http"}}]}},
		"more than the default": {"pods": {"grace": _grace(60, "declared"), "containers": [{"preStop": {"kind": "sleep", "seconds": 30}}]}},
	}
	rule.examined == {"web"} with input as _facts(workload)
	rule.violation == set() with input as _facts(workload)
}

test_too_little_time_is_told[name] if {
	some name, case in {
		"sleep": {
			"workload": {"pods": {"containers": [{"preStop": null}, {"preStop": {"kind": "sleep", "seconds": 10}}]}},
			"grace": 30, "pre_stop": 10,
			"says": "terminationGracePeriodSeconds is absent, which counts as 30",
		},
		"command": {
			"workload": {"pods": {"containers": [{"preStop": {"kind": "exec", "command": ["sleep", "15"]}}]}},
			"grace": 30, "pre_stop": 15,
			"says": "terminationGracePeriodSeconds is absent, which counts as 30",
		},
		"declared": {
			"workload": {"pods": {"grace": _grace(20, "declared")}},
			"grace": 20, "pre_stop": 0,
			"says": "terminationGracePeriodSeconds is 20",
		},
		"less said by itself": {
			"workload": {"drain": "5", "pods": {"grace": _grace(10, "declared")}},
			"grace": 10, "pre_stop": 0,
			"says": "terminationGracePeriodSeconds is 10",
		},
	}
	rule.violation == {{
		"msg": sprintf("Deployment web needs more than %d s to stop (preStop hook %d s, drainTimeout of the catalog 20 s), and %s (the service orders, by its name)", [
			case.pre_stop + 20,
			case.pre_stop,
			case.says,
		]),
		"details": {
			"subject": "web",
			"path": ["spec", "terminationGracePeriodSeconds"],
			"related": [{"subject": "catalog", "path": ["services", "orders", "drainTimeout"]}],
			"graceSeconds": case.grace,
			"preStopSeconds": case.pre_stop,
			"drainSeconds": 20,
			"measure": {"value": case.grace - (case.pre_stop + 20), "unit": "seconds to spare", "better": "higher"},
		},
	}} with input as _facts(case.workload)
}

test_a_grace_period_that_cannot_be_read_is_undecided if {
	facts := _facts({"pods": {"grace": _grace(null, "unreadable")}})
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "the terminationGracePeriodSeconds of Deployment web is no number of seconds",
		"details": {
			"subject": "web",
			"path": ["spec", "terminationGracePeriodSeconds"],
			"hint": "Correct it.",
		},
	}} with input as facts
}

test_what_another_rule_judges_is_not_examined[name] if {
	some name, facts in {
		"as much said by itself": _facts({"drain": "20s"}),
		"a job": _facts({"kind": "Job"}),
		"pods of somebody else": _facts({"pods": null}),
		"no containers": _facts({"pods": {"containers": []}}),
		"no drainTimeout": object.union(
			{"workloads": _facts({}).workloads},
			{"catalog": {"id": "catalog", "workloads": {"web": {"service": "orders"}}}},
		),
		"an empty set": {"workloads": {}, "catalog": {"id": "catalog", "workloads": {}}},
	}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

_grace(value, source) := {
	"value": value,
	"source": source,
	"field": "terminationGracePeriodSeconds",
	"path": ["spec", "terminationGracePeriodSeconds"],
}

_facts(workload) := {
	"workloads": {"web": object.union(
		{
			"display": "Deployment web",
			"kind": "Deployment",
			"drain": null,
			"pods": {"grace": _grace(30, "default"), "containers": [{"preStop": null}]},
		},
		workload,
	)},
	"catalog": {
		"id": "catalog",
		"workloads": {"web": {
			"service": "orders",
			"by": "its name",
			"isKnown": true,
			"drainTimeout": {"value": 20, "path": ["services", "orders", "drainTimeout"]},
		}},
	},
}
