package archfit.kubernetes.liveness_probe_test

import data.archfit.kubernetes.liveness_probe as rule
import data.lib.archfit.workloads_test as workloads

_probe := {"httpGet": {"path": "/health/live", "port": 8080}}

test_every_kind_that_runs_on_is_judged if {
	judged := {object.kind |
		some object in workloads.every_kind({"name": "web"}, {"containers": [{"name": "web"}]})
		rule.applies with input as object
		messages := {violation.msg | some violation in rule.violation} with input as object
		messages == {sprintf("container web of %s web has no liveness probe", [object.kind])}
	}
	judged == {
		"DaemonSet", "Deployment", "Pod", "ReplicaSet",
		"ReplicationController", "Rollout", "Service", "StatefulSet",
	}
}

test_what_ends_by_itself_is_not_judged[name] if {
	some name, object in {
		"Job": {"apiVersion": "batch/v1", "kind": "Job", "spec": {"template": {"spec": {"containers": [{}]}}}},
		"Pod that is not started again": {"apiVersion": "v1", "kind": "Pod", "spec": {"restartPolicy": "Never", "containers": [{}]}},
		"no containers": workloads.deployment({}, {"initContainers": [{}]}),
		"another kind": {"apiVersion": "v1", "kind": "Service"},
	}
	not rule.applies with input as object
	rule.violation == set() with input as object
}

test_every_handler_is_a_probe[name] if {
	some name, probe in {
		"http": _probe,
		"tcp": {"tcpSocket": {"port": 8080}},
		"grpc": {"grpc": {"port": 8080}},
		"exec": {"exec": {"command": ["check"]}},
	}
	rule.applies with input as _deployment({"name": "web", "livenessProbe": probe})
	rule.violation == set() with input as _deployment({"name": "web", "livenessProbe": probe})
}

test_what_is_no_probe_counts_as_absent[name] if {
	some name, container in {
		"absent": {"name": "web"},
		"null": {"name": "web", "livenessProbe": null},
		"empty": {"name": "web", "livenessProbe": {}},
		"handler null": {"name": "web", "livenessProbe": {"httpGet": null, "periodSeconds": 10}},
		"another probe": {"name": "web", "readinessProbe": _probe},
	}
	rule.violation == {{
		"msg": "container web of Deployment web has no liveness probe",
		"details": {
			"path": ["spec", "template", "spec", "containers", 0, "livenessProbe"],
			"container": "web",
		},
	}} with input as _deployment(container)
}

test_sidecars_need_a_probe_and_init_containers_none if {
	pod_spec := {
		"initContainers": [{"name": "migrate"}, {"name": "proxy", "restartPolicy": "Always"}],
		"containers": [{"name": "web", "livenessProbe": _probe}],
	}
	rule.violation == {{
		"msg": "container proxy of Deployment web has no liveness probe",
		"details": {
			"path": ["spec", "template", "spec", "initContainers", 1, "livenessProbe"],
			"container": "proxy",
		},
	}} with input as workloads.deployment({"name": "web"}, pod_spec)
}

_deployment(container) := workloads.deployment({"name": "web"}, {"containers": [container]})
