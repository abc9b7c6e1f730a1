package lib.archfit.probes_test

import data.lib.archfit.probes
import data.lib.archfit.workloads_test as workloads

_container := {"name": "web", "path": [], "value": {"ports": [
	{"name": "http", "containerPort": 8080},
	{"name": "admin"},
	{"containerPort": 9090},
]}}

test_a_probe_has_a_handler[name] if {
	some name, probe in {
		"http": {"httpGet": {"port": 80}},
		"tcp": {"tcpSocket": {"port": 80}},
		"grpc": {"grpc": {"port": 80}},
		"exec": {"exec": {}},
	}
	probes.is_probe(probe)
}

test_without_a_handler_it_is_none[name] if {
	some name, probe in {
		"empty": {},
		"null": null,
		"handler null": {"httpGet": null},
		"thresholds only": {"periodSeconds": 10},
	}
	not probes.is_probe(probe)
}

test_equal_endpoints_are_equal_however_they_are_written[name] if {
	some name, [left, right] in {
		"named port": [{"httpGet": {"port": "http"}}, {"httpGet": {"port": 8080}}],
		"port as a text": [{"httpGet": {"port": "9090"}}, {"httpGet": {"port": 9090}}],
		"default path": [{"httpGet": {"port": 80}}, {"httpGet": {"port": 80, "path": "/"}}],
		"path null": [{"httpGet": {"port": 80, "path": null}}, {"httpGet": {"port": 80, "path": ""}}],
		"default scheme": [{"httpGet": {"port": 80, "scheme": "http"}}, {"httpGet": {"port": 80}}],
		"tcp": [{"tcpSocket": {"port": "http"}}, {"tcpSocket": {"port": 8080, "host": ""}}],
		"grpc": [{"grpc": {"port": 80}}, {"grpc": {"port": 80, "service": ""}}],
		"exec": [{"exec": {"command": ["check"]}}, {"exec": {"command": ["check"]}}],
		"exec without a command": [{"exec": {}}, {"exec": {"command": null}}],
		"without a port": [{"httpGet": {}}, {"httpGet": {"port": null}}],
	}
	probes.endpoint(_container, left) == probes.endpoint(_container, right)
}

test_other_endpoints_differ[name] if {
	some name, [left, right] in {
		"port": [{"httpGet": {"port": 80}}, {"httpGet": {"port": 81}}],
		"unknown names": [{"httpGet": {"port": "one"}}, {"httpGet": {"port": "two"}}],
		"a name without a number": [{"httpGet": {"port": "admin"}}, {"httpGet": {"port": 8080}}],
		"path": [{"httpGet": {"port": 80, "path": "/live"}}, {"httpGet": {"port": 80, "path": "/ready"}}],
		"handler": [{"httpGet": {"port": 80}}, {"tcpSocket": {"port": 80}}],
		"service": [{"grpc": {"port": 80, "service": "live"}}, {"grpc": {"port": 80, "service": "ready"}}],
		"command": [{"exec": {"command": ["live"]}}, {"exec": {"command": ["ready"]}}],
		"header": [{"httpGet": {"port": 80, "httpHeaders": [{"name": "Host", "value": "a"}]}}, {"httpGet": {"port": 80}}],
	}
	probes.endpoint(_container, left) != probes.endpoint(_container, right)
}

test_the_path_is_without_its_query[path] if {
	some path in ["/health?full=1", "health", "/health"]
	probes.http_path({"httpGet": {"path": path}}) == "/health"
}

test_thresholds_have_defaults[name] if {
	some name, probe in {"absent": {}, "null": {"periodSeconds": null}, "zero": {"periodSeconds": 0}}
	probes.threshold(probe, "periodSeconds") == 10
}

test_a_threshold_is_read if probes.threshold({"periodSeconds": 5}, "periodSeconds") == 5

test_a_port_that_is_no_number_is_unknown[port] if {
	some port in ["", "web", "08", null]
	not probes.port_number(_container, port)
}

test_probes_of_all_containers_are_listed if {
	probe := {"httpGet": {"port": 80}}
	pod_spec := {
		"initContainers": [{"name": "proxy", "restartPolicy": "Always", "startupProbe": probe}],
		"containers": [{"name": "web", "livenessProbe": probe, "readinessProbe": {}}],
	}
	found := {[one.container.name, one.kind, one.path] | some one in probes.all} with input as workloads.deployment({}, pod_spec)
	found == {
		["proxy", "startup", ["spec", "template", "spec", "initContainers", 0, "startupProbe"]],
		["web", "liveness", ["spec", "template", "spec", "containers", 0, "livenessProbe"]],
	}
}
