package archfit.kubernetes.probe_port_exposed_test

import data.archfit.kubernetes.probe_port_exposed as rule
import data.lib.archfit.workloads_test as workloads

_ports := [{"name": "http", "containerPort": 8080}, {"containerPort": 9090}]

test_every_kind_is_judged[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {"containers": [_container({"httpGet": {"port": "web"}})]})
	rule.applies with input as object
	messages := {violation.msg | some violation in rule.violation} with input as object
	messages == {sprintf("the readiness probe of container web of %s web asks the port web, which the container does not declare", [object.kind])}
}

test_a_declared_port_passes[name] if {
	some name, probe in {
		"by name": {"httpGet": {"port": "http"}},
		"by number": {"httpGet": {"port": 8080}},
		"a nameless one": {"tcpSocket": {"port": 9090}},
		"a number as a text": {"tcpSocket": {"port": "9090"}},
		"grpc": {"grpc": {"port": 9090}},
		"another host": {"httpGet": {"port": 1, "host": "gateway.example.test"}},
	}
	rule.violation == set() with input as _deployment([_container(probe)])
}

test_another_port_is_told[name] if {
	some name, case in {
		"an unknown name": {
			"probe": {"httpGet": {"port": "web"}},
			"port": "web",
			"says": "asks the port web, which the container does not declare",
		},
		"an unknown number": {
			"probe": {"httpGet": {"port": 8081, "host": ""}},
			"port": 8081,
			"says": "asks port 8081, which no container of the pod declares",
		},
		"an unknown number as a text": {
			"probe": {"httpGet": {"port": "8081", "host": null}},
			"port": "8081",
			"says": "asks port 8081, which no container of the pod declares",
		},
		"absent": {"probe": {"httpGet": {"path": "/"}}, "port": null, "says": "names no port"},
		"null": {"probe": {"httpGet": {"port": null}}, "port": null, "says": "names no port"},
		"empty": {"probe": {"httpGet": {"port": ""}}, "port": "", "says": "names no port"},
	}
	rule.violation == {{
		"msg": sprintf("the readiness probe of container web of Deployment web %s", [case.says]),
		"details": {
			"path": ["spec", "template", "spec", "containers", 0, "readinessProbe", "httpGet", "port"],
			"container": "web",
			"probe": "readiness",
			"port": case.port,
		},
	}} with input as _deployment([_container(case.probe)])
}

test_a_number_of_another_container_passes if {
	other := {"name": "proxy", "readinessProbe": {"tcpSocket": {"port": 8080}}}
	rule.violation == set() with input as _deployment([_container(null), other])
}

test_a_name_of_another_container_does_not if {
	other := {"name": "proxy", "readinessProbe": {"tcpSocket": {"port": "http"}}}
	messages := {violation.msg | some violation in rule.violation} with input as _deployment([_container(null), other])
	messages == {"the readiness probe of container proxy of Deployment web asks the port http, which the container does not declare"}
}

test_without_declared_ports_a_number_stands[name] if {
	some name, container in {
		"absent": {"name": "web"},
		"null": {"name": "web", "ports": null},
		"empty": {"name": "web", "ports": []},
		"without a number": {"name": "web", "ports": [{"name": "http"}]},
	}
	probed := object.union(container, {"livenessProbe": {"httpGet": {"port": 8080}}})
	rule.applies with input as _deployment([probed])
	rule.violation == set() with input as _deployment([probed])
}

test_numbers_may_be_left_alone if {
	settings := {"kubernetes/probe-port-exposed": {"numbers": false}}
	rule.violation == set() with input as _deployment([_container({"httpGet": {"port": 8081}})])
		with data.lib.archfit.settings as settings
}

test_sidecars_are_judged if {
	sidecar := {"name": "proxy", "restartPolicy": "Always", "startupProbe": {"tcpSocket": {"port": "admin"}}}
	workload := workloads.deployment({"name": "web"}, {"initContainers": [sidecar], "containers": [{"name": "web"}]})
	some violation in rule.violation with input as workload
	violation.details.path == ["spec", "template", "spec", "initContainers", 0, "startupProbe", "tcpSocket", "port"]
}

test_knative_fills_in_the_port[port] if {
	some port in [null, 0, ""]
	not rule.applies with input as {
		"apiVersion": "serving.knative.dev/v1",
		"kind": "Service",
		"spec": {"template": {"spec": {"containers": [{"readinessProbe": {"httpGet": {"port": port}}}]}}},
	}
}

test_probes_without_a_port_are_not_judged[name] if {
	some name, probe in {"none": null, "exec": {"exec": {"command": ["check"]}}, "empty": {}}
	not rule.applies with input as _deployment([_container(probe)])
}

test_other_kinds_are_not_judged if not rule.applies with input as {"apiVersion": "v1", "kind": "Service"}

_deployment(list) := workloads.deployment({"name": "web"}, {"containers": list})

_container(probe) := {"name": "web", "ports": _ports, "readinessProbe": probe}
