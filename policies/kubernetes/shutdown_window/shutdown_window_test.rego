package archfit.kubernetes.shutdown_window_test

import data.archfit.kubernetes.shutdown_window as rule
import data.lib.archfit.workloads_test as workloads

test_every_kind_that_runs_on_is_judged if {
	judged := {object.kind |
		some object in workloads.every_kind({"name": "web"}, {"containers": [_sleeping(40)]})
		rule.applies with input as object
		count(rule.violation) == 1 with input as object
	}
	judged == {
		"DaemonSet", "Deployment", "Pod", "ReplicaSet",
		"ReplicationController", "Rollout", "Service", "StatefulSet",
	}
}

test_a_pod_without_enough_time[name] if {
	some name, case in {
		"the default": {
			"pod": {"containers": [_sleeping(30)]},
			"seconds": [30, 30, 0],
			"source": "to finish",
			"grace": "terminationGracePeriodSeconds is absent, which counts as 30",
		},
		"null": {
			"pod": {"containers": [_sleeping(31)], "terminationGracePeriodSeconds": null},
			"seconds": [30, 31, 0],
			"source": "to finish",
			"grace": "terminationGracePeriodSeconds is absent, which counts as 30",
		},
		"as long as the hook": {
			"pod": {"containers": [_sleeping(10)], "terminationGracePeriodSeconds": 10},
			"seconds": [10, 10, 0],
			"source": "to finish",
			"grace": "terminationGracePeriodSeconds is 10",
		},
		"none at all": {
			"pod": {"containers": [{"name": "web"}], "terminationGracePeriodSeconds": 0},
			"seconds": [0, 0, 0],
			"source": "to finish",
			"grace": "terminationGracePeriodSeconds is 0",
		},
		"a hook that sleeps in a shell": {
			"pod": {"containers": [_command(["sh", "-c", "sleep 45; nginx -s quit"])]},
			"seconds": [30, 45, 0],
			"source": "to finish",
			"grace": "terminationGracePeriodSeconds is absent, which counts as 30",
		},
		"a variable": {
			"pod": {"containers": [object.union(_sleeping(5), _env("SHUTDOWN_TIMEOUT_SECONDS", "25"))]},
			"seconds": [30, 5, 25],
			"source": "variable SHUTDOWN_TIMEOUT_SECONDS",
			"grace": "terminationGracePeriodSeconds is absent, which counts as 30",
		},
		"a variable in milliseconds": {
			"pod": {"containers": [object.union(_sleeping(5), _env("SHUTDOWN_TIMEOUT_MS", "25000"))]},
			"seconds": [30, 5, 25],
			"source": "variable SHUTDOWN_TIMEOUT_MS",
			"grace": "terminationGracePeriodSeconds is absent, which counts as 30",
		},
		"a variable with a unit": {
			"pod": {"containers": [object.union({"name": "web"}, _env("SHUTDOWN_TIMEOUT_MS", "1m"))]},
			"seconds": [30, 0, 60],
			"source": "variable SHUTDOWN_TIMEOUT_MS",
			"grace": "terminationGracePeriodSeconds is absent, which counts as 30",
		},
	}
	[grace, pre_stop, drain] := case.seconds
	rule.violation == {{
		"msg": sprintf("container web of Deployment web needs more than %v s to stop (preStop hook %v s, %s %v s), and %s", [pre_stop + drain, pre_stop, case.source, drain, case.grace]),
		"details": {
			"path": ["spec", "template", "spec", "terminationGracePeriodSeconds"],
			"related": [{"path": ["spec", "template", "spec", "containers", 0, "lifecycle", "preStop"]}],
			"container": "web",
			"graceSeconds": grace,
			"preStopSeconds": pre_stop,
			"drainSeconds": drain,
			"measure": {"value": grace - (pre_stop + drain), "unit": "seconds to spare", "better": "higher"},
			"fixes": [fix |
				drain > 0
				fix := {
					"title": sprintf("set terminationGracePeriodSeconds to %d", [floor(pre_stop + drain) + 1]),
					"patch": [{
						"op": "add",
						"path": "/spec/template/spec/terminationGracePeriodSeconds",
						"value": floor(pre_stop + drain) + 1,
					}],
				}
			],
		},
	}} with input as workloads.deployment({"name": "web"}, case.pod)
}

test_a_pod_with_enough_time[name] if {
	some name, pod_spec in {
		"nothing said": {"containers": [{"name": "web"}]},
		"a short hook": {"containers": [_sleeping(5)]},
		"lifecycle null": {"containers": [{"name": "web", "lifecycle": null}]},
		"hook null": {"containers": [{"name": "web", "lifecycle": {"preStop": null}}]},
		"a hook of unknown length": {"containers": [{"name": "web", "lifecycle": {"preStop": {"httpGet": {"port": 80}}}}]},
		"a longer grace period": {"containers": [_sleeping(40)], "terminationGracePeriodSeconds": 60},
		"a variable": {"containers": [object.union(_sleeping(5), _env("SHUTDOWN_TIMEOUT_SECONDS", "20"))]},
		"another variable": {"containers": [object.union(_sleeping(5), _env("TIMEOUT", "90"))]},
		"a variable from elsewhere": {"containers": [{"name": "web", "env": [{"name": "SHUTDOWN_TIMEOUT_SECONDS", "valueFrom": {}}]}]},
		"a variable put together": {"containers": [object.union(_sleeping(5), _env("SHUTDOWN_TIMEOUT_SECONDS", "$(DRAIN)"))]},
		"a variable without a value": {"containers": [object.union(_sleeping(5), _env("SHUTDOWN_TIMEOUT_SECONDS", ""))]},
		"env null": {"containers": [{"name": "web", "env": null}]},
		"an init container": {"initContainers": [_sleeping(90)], "containers": [{"name": "web"}]},
	}
	rule.applies with input as workloads.deployment({"name": "web"}, pod_spec)
	rule.violation == set() with input as workloads.deployment({"name": "web"}, pod_spec)
}

test_the_slowest_container_is_named if {
	sidecar := object.union(_sleeping(50), {"name": "proxy", "restartPolicy": "Always"})
	pod_spec := {"initContainers": [sidecar], "containers": [_sleeping(40), object.union(_sleeping(45), {"name": "other"})]}
	some violation in rule.violation with input as workloads.deployment({"name": "web"}, pod_spec)
	violation.details.container == "proxy"
	violation.details.measure.value == -20
}

test_knative_has_no_field_to_fix if {
	service := {
		"apiVersion": "serving.knative.dev/v1",
		"kind": "Service",
		"metadata": {"name": "web", "annotations": {"archfit/drain-seconds": "60"}},
		"spec": {"template": {"spec": {"containers": [{"name": "web"}]}}},
	}
	some violation in rule.violation with input as service
	violation.details.fixes == []
}

test_of_two_variables_the_last_counts if {
	env := {"env": array.concat(_env("SHUTDOWN_TIMEOUT_SECONDS", "90").env, _env("SHUTDOWN_TIMEOUT_SECONDS", "10").env)}
	pod_spec := {"containers": [object.union({"name": "web"}, env)]}
	rule.violation == set() with input as workloads.deployment({"name": "web"}, pod_spec)
}

test_an_annotation_gives_the_time_to_finish[name] if {
	some name, object in {
		"of the workload": _annotated({"archfit/drain-seconds": "60"}, {}, {"name": "web"}),
		"of the pods": _annotated({"archfit/drain-seconds": "1"}, {"archfit/drain-seconds": "60"}, {"name": "web"}),
	}
	some violation in rule.violation with input as object
	violation.msg == "container web of Deployment web needs more than 60 s to stop (preStop hook 0 s, annotation archfit/drain-seconds 60 s), and terminationGracePeriodSeconds is absent, which counts as 30"
}

test_a_variable_is_nearer_than_an_annotation if {
	container := object.union({"name": "web"}, _env("DRAIN_TIMEOUT_SECONDS", "10"))
	rule.violation == set() with input as _annotated({"archfit/drain-seconds": "60"}, {}, container)
}

test_parameters_give_the_time_to_finish if {
	workload := workloads.deployment({"name": "web"}, {"containers": [_sleeping(5)]})
	some violation in rule.violation with input as workload
		with data.lib.archfit.settings as {"kubernetes/shutdown-window": {"drain_seconds": 25}}
	violation.details.drainSeconds == 25
}

test_the_names_are_parameters if {
	settings := {"kubernetes/shutdown-window": {"variables": ["STOP_AFTER"], "annotation": "example.test/stop"}}
	container := object.union({"name": "web"}, _env("STOP_AFTER", "40s"))
	some violation in rule.violation with input as workloads.deployment({"name": "web"}, {"containers": [container]})
		with data.lib.archfit.settings as settings
	violation.details.drainSeconds == 40
	some other in rule.violation with input as _annotated({"example.test/stop": "50"}, {}, {"name": "web"})
		with data.lib.archfit.settings as settings
	other.details.drainSeconds == 50
}

test_what_is_no_number_of_seconds_is_told if {
	container := object.union({"name": "web"}, _env("SHUTDOWN_TIMEOUT_SECONDS", "soon"))
	rule.violation == {
		{
			"msg": "the variable SHUTDOWN_TIMEOUT_SECONDS of container web of Deployment web is no number of seconds",
			"details": {
				"path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"],
				"container": "web",
			},
		},
		{
			"msg": "the terminationGracePeriodSeconds of Deployment web is no number of seconds",
			"details": {"path": ["spec", "template", "spec", "terminationGracePeriodSeconds"]},
		},
	} with input as workloads.deployment({"name": "web"}, {"containers": [container], "terminationGracePeriodSeconds": "30"})
}

test_what_ends_by_itself_is_not_judged[name] if {
	some name, object in {
		"Job": {"apiVersion": "batch/v1", "kind": "Job", "spec": {"template": {"spec": {"containers": [_sleeping(60)]}}}},
		"no containers": workloads.deployment({}, {}),
		"another kind": {"apiVersion": "v1", "kind": "Service"},
	}
	not rule.applies with input as object
}

_sleeping(seconds) := {"name": "web", "lifecycle": {"preStop": {"sleep": {"seconds": seconds}}}}

_command(command) := {"name": "web", "lifecycle": {"preStop": {"exec": {"command": command}}}}

_env(name, value) := {"env": [{"name": name, "value": value}]}

_annotated(own, of_pods, container) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "annotations": own},
	"spec": {"template": {"metadata": {"annotations": of_pods}, "spec": {"containers": [container]}}},
}
