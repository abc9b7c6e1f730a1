package archfit.kubernetes.autoscaling_defined_test

import data.archfit.kubernetes.autoscaling_defined as rule

test_an_autoscaler_is_enough if {
	facts := _facts({"autoscalers": [{"id": "hpa"}]}, {})
	rule.examined == {"web"} with input as facts
	rule.violation == set() with input as facts
}

test_without_one_nothing_scales[name] if {
	some name, workload in {
		"behind a service": {"services": ["service"]},
		"where nothing of its service is": {"services": []},
	}
	rule.violation == {{
		"msg": "nothing scales Deployment web, and the catalog calls it stateless and user-facing (the service orders, by label app)",
		"details": {
			"subject": "web",
			"path": ["spec"],
			"related": [
				{"subject": "catalog", "path": ["services", "orders", "stateless"]},
				{"subject": "catalog", "path": ["services", "orders", "userFacing"]},
			],
			"service": "orders",
		},
	}} with input as _facts(workload, {})
}

test_what_works_in_the_background_is_not_judged if {
	facts := object.union(
		_facts({"services": ["service"], "autoscalers": [{"id": "hpa"}]}, {}),
		{
			"workloads": {"outbox": {"display": "Deployment outbox", "kind": "Deployment", "services": [], "autoscalers": []}},
			"catalog": {"workloads": {"outbox": _entry}},
		},
	)
	rule.examined == {"web"} with input as facts
	rule.violation == set() with input as facts
}

test_what_the_catalog_does_not_call_so_is_not_examined[name] if {
	some name, facts in {
		"with state": _facts({}, {"stateless": {"value": false, "path": []}}),
		"internal": _facts({}, {"userFacing": {"value": false, "path": []}}),
		"a job": _facts({"kind": "Job"}, {}),
		"a pod": _facts({"kind": "Pod"}, {}),
		"on every node": _facts({"kind": "DaemonSet"}, {}),
		"nothing said": {
			"workloads": {"web": {"display": "Deployment web", "kind": "Deployment", "services": [], "autoscalers": []}},
			"catalog": {"id": "catalog", "workloads": {"web": {"service": "orders", "by": "label app", "isKnown": true}}},
		},
		"an empty set": {"workloads": {}, "catalog": {"id": "catalog", "workloads": {}}},
	}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
}

_entry := {
	"service": "orders",
	"by": "label app",
	"isKnown": true,
	"stateless": {"value": true, "path": ["services", "orders", "stateless"]},
	"userFacing": {"value": true, "path": ["services", "orders", "userFacing"]},
}

_facts(workload, entry) := {
	"workloads": {"web": object.union(
		{"display": "Deployment web", "kind": "Deployment", "services": [], "autoscalers": []},
		workload,
	)},
	"catalog": {"id": "catalog", "workloads": {"web": object.union(_entry, entry)}},
}
