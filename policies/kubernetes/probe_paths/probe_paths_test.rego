package archfit.kubernetes.probe_paths_test

import data.archfit.kubernetes.probe_paths as rule
import data.lib.archfit.workloads_test as workloads

test_every_kind_is_judged[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {"containers": [_container("/live", "/health/ready")]})
	rule.applies with input as object
	messages := {violation.msg | some violation in rule.violation} with input as object
	messages == {sprintf("the liveness probe of container web of %s web asks /live, not /health/live", [object.kind])}
}

test_the_agreed_paths_pass[name] if {
	some name, [live, ready] in {
		"as agreed": ["/health/live", "/health/ready"],
		"with a query": ["/health/live?full=1", "/health/ready"],
		"without a slash": ["health/live", "/health/ready"],
	}
	rule.applies with input as _deployment([_container(live, ready)])
	rule.violation == set() with input as _deployment([_container(live, ready)])
}

test_another_path_is_told[name] if {
	some name, case in {
		"other": {"path": "/healthz", "asks": "/healthz"},
		"null": {"path": null, "asks": "/"},
		"empty": {"path": "", "asks": "/"},
		"the other probe's": {"path": "/health/live", "asks": "/health/live"},
		"a trailing slash": {"path": "/health/ready/", "asks": "/health/ready/"},
	}
	rule.violation == {_violation(case.asks)} with input as _deployment([_container("/health/live", case.path)])
}

test_an_absent_path_is_the_root if {
	container := {"name": "web", "readinessProbe": {"httpGet": {"port": 80}}}
	rule.violation == {_violation("/")} with input as _deployment([container])
}

test_sidecars_are_judged if {
	sidecar := {"name": "proxy", "restartPolicy": "Always", "readinessProbe": {"httpGet": {"path": "/", "port": 80}}}
	workload := workloads.deployment({"name": "web"}, {"initContainers": [sidecar], "containers": [{"name": "web"}]})
	some violation in rule.violation with input as workload
	violation.details.path == ["spec", "template", "spec", "initContainers", 0, "readinessProbe", "httpGet", "path"]
}

test_paths_are_parameters if {
	settings := {"kubernetes/probe-paths": {"liveness": ["/livez"], "readiness": ["/readyz", "/healthz"]}}
	rule.violation == set() with input as _deployment([_container("/livez", "/healthz")])
		with data.lib.archfit.settings as settings
	messages := {violation.msg | some violation in rule.violation} with input as _deployment([_container("/livez", "/")])
		with data.lib.archfit.settings as settings
	messages == {"the readiness probe of container web of Deployment web asks /, not /readyz or /healthz"}
}

test_probes_without_a_path_are_not_judged[name] if {
	some name, container in {
		"no probes": {"name": "web"},
		"tcp": {"name": "web", "livenessProbe": {"tcpSocket": {"port": 80}}},
		"startup": {"name": "web", "startupProbe": {"httpGet": {"port": 80}}},
		"handler null": {"name": "web", "livenessProbe": {"httpGet": null}},
	}
	not rule.applies with input as _deployment([container])
}

test_other_kinds_are_not_judged if not rule.applies with input as {"apiVersion": "v1", "kind": "Service"}

_deployment(list) := workloads.deployment({"name": "web"}, {"containers": list})

_container(live, ready) := {
	"name": "web",
	"livenessProbe": {"httpGet": {"path": live, "port": 8080}},
	"readinessProbe": {"httpGet": {"path": ready, "port": 8080}},
}

_violation(asks) := {
	"msg": sprintf("the readiness probe of container web of Deployment web asks %s, not /health/ready", [asks]),
	"details": {
		"path": ["spec", "template", "spec", "containers", 0, "readinessProbe", "httpGet", "path"],
		"container": "web",
		"probe": "readiness",
		"asks": asks,
		"agreed": ["/health/ready"],
	},
}
