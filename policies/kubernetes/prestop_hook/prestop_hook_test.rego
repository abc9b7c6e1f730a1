package archfit.kubernetes.prestop_hook_test

import data.archfit.kubernetes.prestop_hook as rule

test_a_hook_that_waits_is_enough[name] if {
	some name, hook in _hooks
	facts := _facts({"preStop": hook}, {})
	rule.examined == {"web"} with input as facts
	rule.violation == set() with input as facts
}

_hooks := {
	"sleep": {"kind": "sleep", "seconds": 5},
	"request": {"kind": "http"},
	"command that sleeps": {"kind": "exec", "command": ["sh", "-c", "sleep 5; nginx -s quit"]},
	"command that does something else": {"kind": "exec", "command": ["/drain.sh"]},
	"command that sleeps as long as a variable says": {"kind": "exec", "command": ["sh", "-c", "sleep $DRAIN"]},
}

test_without_a_hook_requests_are_lost[name] if {
	some name, case in {
		"port by number": {"service": {"target": 8080}, "hook": null},
		"port by name": {"service": {"target": "http"}, "hook": null},
		"a sleep for no time": {"service": {"target": 8080}, "hook": {"kind": "exec", "command": ["sleep", "0"]}},
		"another port, and the only container": {"service": {"target": 9}, "hook": null},
	}
	rule.violation == {{
		"msg": "container web of Deployment web gets requests of Service web until it stops, and does not wait before: it has no preStop hook",
		"details": {
			"subject": "web",
			"path": ["spec", "template", "spec", "containers", 0, "lifecycle", "preStop"],
			"related": [{"subject": "service", "path": ["spec", "ports"]}],
			"container": "web",
		},
	}} with input as _facts({"preStop": case.hook}, case.service)
}

test_what_gets_no_requests_needs_no_hook if {
	facts := _with_sidecar(_facts({"preStop": {"kind": "http"}}, {}), {"ports": [{"name": "", "number": 9}], "preStop": null})
	rule.violation == set() with input as facts
}

test_of_several_containers_without_ports_one_hook_is_enough if {
	facts := _with_sidecar(_facts({"ports": [], "preStop": {"kind": "http"}}, {}), {"ports": [], "preStop": null})
	rule.violation == set() with input as facts
}

test_of_several_containers_without_ports_none_waits if {
	facts := _with_sidecar(_facts({"ports": [], "preStop": null}, {}), {"ports": [], "preStop": null})
	rule.violation == {{
		"msg": "no container of Deployment web, which gets requests of Service web until it stops, waits before: none has a preStop hook",
		"details": {
			"subject": "web",
			"path": ["spec", "template", "spec", "containers"],
			"related": [{"subject": "service", "path": ["spec", "ports"]}],
		},
	}} with input as facts
}

test_who_says_how_it_drains_needs_no_hook[name] if {
	some name, facts in {
		"annotation": object.union(_facts({"preStop": null}, {}), {"workloads": {"web": {"drain": "20"}}}),
		"catalog": object.union(
			_facts({"preStop": null}, {}),
			{"catalog": {"workloads": {"web": {"drainTimeout": {"value": 20, "path": []}}}}},
		),
	}
	rule.examined == {"web"} with input as facts
	rule.violation == set() with input as facts
}

test_a_drain_of_no_time_is_none[name] if {
	some name, facts in {
		"annotation": object.union(_facts({"preStop": null}, {}), {"workloads": {"web": {"drain": "0"}}}),
		"unreadable": object.union(_facts({"preStop": null}, {}), {"workloads": {"web": {"drain": "soon"}}}),
		"catalog": object.union(
			_facts({"preStop": null}, {}),
			{"catalog": {"workloads": {"web": {"drainTimeout": {"value": 0, "path": []}}}}},
		),
		"catalog without it": object.union(_facts({"preStop": null}, {}), {"catalog": {"workloads": {"web": {}}}}),
	}
	count(rule.violation) == 1 with input as facts
}

test_what_is_not_behind_a_service_is_not_examined[name] if {
	some name, facts in {
		"no service": object.union(_facts({"preStop": null}, {}), {"workloads": {"web": {"services": []}}}),
		"a job": object.union(_facts({"preStop": null}, {}), {"workloads": {"web": {"kind": "Job"}}}),
		"pods of somebody else": object.union(_facts({"preStop": null}, {}), {"workloads": {"web": {"pods": null}}}),
		"a service that is blind to readiness": object.union(
			_facts({"preStop": null}, {}),
			{"services": {"service": {"isBlindToReadiness": true}}},
		),
		"figures": _facts({"preStop": null}, {"name": "metrics"}),
		"an empty set": {"workloads": {}, "services": {}},
	}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
}

test_what_stands_twice_is_undecided[name] if {
	some name, twice in {
		"workload": {"workloads": {"web": {"declarations": 2}}},
		"service": {"services": {"service": {"declarations": 2}}},
	}
	facts := object.union(_facts({"preStop": null}, {}), twice)
	rule.violation == set() with input as facts
	found := rule.undecided with input as facts
	count(found) == 1
}

_facts(container, port) := {
	"workloads": {"web": {
		"id": "web",
		"display": "Deployment web",
		"declarations": 1,
		"kind": "Deployment",
		"services": ["service"],
		"drain": null,
		"pods": {
			"path": ["spec", "template", "spec"],
			"containers": [object.union(
				{
					"name": "web",
					"ports": [{"name": "http", "number": 8080}],
					"preStop": null,
					"path": ["spec", "template", "spec", "containers", 0],
				},
				container,
			)],
		},
	}},
	"services": {"service": {
		"id": "service",
		"display": "Service web",
		"declarations": 1,
		"isBlindToReadiness": false,
		"ports": [object.union({"name": "", "target": 8080}, port)],
	}},
}

_with_sidecar(facts, sidecar) := object.union(facts, {"workloads": {"web": {"pods": {"containers": array.concat(
	facts.workloads.web.pods.containers,
	[object.union({"name": "sidecar", "path": ["spec", "template", "spec", "containers", 1]}, sidecar)],
)}}}})
