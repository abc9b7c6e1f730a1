package archfit.kubernetes.readiness_probe_test

import data.archfit.kubernetes.readiness_probe as rule
import data.lib.archfit.facts_test as facts

test_a_probe_is_enough if {
	given := _set([_container({"isProbed": true})], {}, {})
	rule.examined == {_id} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_no_probe if {
	rule.violation == {_missing} with input as _set([_container({})], {}, {})
}

test_a_port_by_name if {
	rule.violation == {_missing} with input as _set([_container({})], {"ports": [_port("http")]}, {})
}

test_a_port_that_nobody_declares_belongs_to_the_only_container if {
	rule.violation == {_missing} with input as _set([facts.container({})], {}, {})
}

test_a_sidecar_is_not_judged if {
	sidecar := facts.container({"name": "proxy", "ports": [{"name": "admin", "number": 15000}]})
	rule.violation == set() with input as _set([_container({"isProbed": true}), sidecar], {}, {})
}

test_a_port_that_none_of_several_declares[name] if {
	some name, case in {
		"all have a probe": {"probed": [true, true], "violations": 0, "undecided": 0},
		"one has a probe": {"probed": [true, false], "violations": 0, "undecided": 1},
		"none has a probe": {"probed": [false, false], "violations": 1, "undecided": 0},
	}
	containers := [facts.container({"isProbed": isProbed}) | some isProbed in case.probed]
	given := _set(containers, {}, {})
	violations := rule.violation with input as given
	count(violations) == case.violations
	undecided := rule.undecided with input as given
	count(undecided) == case.undecided
}

test_a_name_that_nobody_declares_reaches_nobody if {
	given := _set([facts.container({})], {"ports": [_port("grpc")]}, {})
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_what_is_not_judged[name] if {
	some name, case in {
		"a Job": {"service": {}, "workload": {"kind": "Job"}},
		"pods of another": {"service": {}, "workload": {"pods": null}},
		"no Service": {"service": {}, "workload": {"services": []}},
		"pods that are not ready are sent to": {"service": {"isBlindToReadiness": true}, "workload": {}},
		"no ports": {"service": {"ports": []}, "workload": {}},
		"figures": {"service": {"ports": [object.union(_port(8080), {"name": "metrics"})]}, "workload": {}},
		"a port that cannot be read": {"service": {"ports": [_port(null)]}, "workload": {}},
		"a port of the mesh": {"service": {"ports": [_port(4143)]}, "workload": {"pods": {"isInjected": true}}},
	}
	given := _set([_container({})], case.service, case.workload)
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_a_mesh_leaves_the_ports_of_containers_to_them if {
	rule.violation == {_missing} with input as _set([_container({})], {}, {"pods": {"isInjected": true}})
}

test_what_stands_twice_is_undecided if {
	given := _set([_container({})], {"declarations": 2}, {})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {"core/Service/shop/web"}
}

_missing := {
	"msg": "container app of Deployment web gets requests of Service web and has no readiness probe",
	"details": {
		"subject": _id,
		"path": ["spec", "template", "spec", "containers", 0, "readinessProbe"],
		"related": [{"subject": "core/Service/shop/web", "path": ["spec", "ports"]}],
		"container": "app",
	},
}

_id := "apps/Deployment/shop/web"

_port(target) := {"name": "", "target": target, "path": ["spec", "ports", 0]}

_container(rest) := facts.container(object.union({"ports": [{"name": "http", "number": 8080}]}, rest))

_set(containers, service, workload) := facts.set_of({
	"services": [facts.service(object.union({"ports": [_port(8080)]}, service))],
	"workloads": [facts.workload(object.union(
		{"services": ["core/Service/shop/web"], "pods": facts.pods({"containers": containers})},
		workload,
	))],
})
