package archfit.kubernetes.probes_distinct_test

import data.archfit.kubernetes.probes_distinct as rule
import data.lib.archfit.workloads_test as workloads

_http := {"httpGet": {"path": "/health", "port": 8080}}

test_every_kind_is_judged[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {"containers": [_container(_http, _http)]})
	rule.applies with input as object
	messages := {violation.msg | some violation in rule.violation} with input as object
	messages == {sprintf(
		"the liveness probe of container web of %s web asks what its readiness probe asks, and gives up after 30 s, not later than readiness (30 s)",
		[object.kind],
	)}
}

test_a_liveness_probe_that_gives_up_first[name] if {
	some name, case in {
		"defaults": {"liveness": _http, "readiness": _http, "seconds": [30, 30], "timeouts": [1, 1]},
		"thresholds null": {
			"liveness": object.union(_http, {"periodSeconds": null, "failureThreshold": null, "timeoutSeconds": null}),
			"readiness": _http,
			"seconds": [30, 30],
			"timeouts": [1, 1],
		},
		"as patient in other steps": {
			"liveness": object.union(_http, {"periodSeconds": 30, "failureThreshold": 1}),
			"readiness": _http,
			"seconds": [30, 30],
			"timeouts": [1, 1],
		},
		"less patient": {
			"liveness": object.union(_http, {"periodSeconds": 5}),
			"readiness": _http,
			"seconds": [15, 30],
			"timeouts": [1, 1],
		},
		"less patient with a longer timeout": {
			"liveness": object.union(_http, {"periodSeconds": 5, "timeoutSeconds": 3}),
			"readiness": _http,
			"seconds": [15, 30],
			"timeouts": [3, 1],
		},
		"a delay at the start": {
			"liveness": object.union(_http, {"initialDelaySeconds": 60}),
			"readiness": _http,
			"seconds": [30, 30],
			"timeouts": [1, 1],
		},
		"a named port": {
			"liveness": {"tcpSocket": {"port": "http"}},
			"readiness": {"tcpSocket": {"port": 8080}},
			"seconds": [30, 30],
			"timeouts": [1, 1],
		},
	}
	rule.violation == {{
		"msg": sprintf(
			"the liveness probe of container web of Deployment web asks what its readiness probe asks, and gives up after %d s, not later than readiness (%d s)",
			case.seconds,
		),
		"details": {
			"path": ["spec", "template", "spec", "containers", 0, "livenessProbe"],
			"related": [{"path": ["spec", "template", "spec", "containers", 0, "readinessProbe"]}],
			"container": "web",
			"liveness": {"seconds": case.seconds[0], "timeoutSeconds": case.timeouts[0]},
			"readiness": {"seconds": case.seconds[1], "timeoutSeconds": case.timeouts[1]},
		},
	}} with input as _deployment(_container(case.liveness, case.readiness))
}

test_distinct_probes_pass[name] if {
	some name, [liveness, readiness] in {
		"another path": [{"httpGet": {"path": "/live", "port": 8080}}, _http],
		"another handler": [{"tcpSocket": {"port": 8080}}, _http],
		"more failures": [object.union(_http, {"failureThreshold": 6}), _http],
		"a longer period": [object.union(_http, {"periodSeconds": 20}), _http],
		"a longer timeout": [object.union(_http, {"timeoutSeconds": 5}), _http],
	}
	rule.applies with input as _deployment(_container(liveness, readiness))
	rule.violation == set() with input as _deployment(_container(liveness, readiness))
}

test_one_probe_is_not_judged[name] if {
	some name, container in {
		"readiness absent": {"name": "web", "livenessProbe": _http},
		"liveness null": {"name": "web", "livenessProbe": null, "readinessProbe": _http},
		"readiness without a handler": _container(_http, {}),
		"none": {"name": "web"},
	}
	not rule.applies with input as _deployment(container)
}

test_sidecars_are_judged if {
	sidecar := object.union(_container(_http, _http), {"name": "proxy", "restartPolicy": "Always"})
	workload := workloads.deployment({"name": "web"}, {"initContainers": [sidecar], "containers": [{"name": "web"}]})
	some violation in rule.violation with input as workload
	violation.details.container == "proxy"
}

test_other_kinds_are_not_judged if not rule.applies with input as {"apiVersion": "v1", "kind": "Service"}

_deployment(container) := workloads.deployment({"name": "web"}, {"containers": [container]})

_container(liveness, readiness) := {
	"name": "web",
	"ports": [{"name": "http", "containerPort": 8080}],
	"livenessProbe": liveness,
	"readinessProbe": readiness,
}
