package archfit.kubernetes.cpu_request_test

import data.archfit.kubernetes.cpu_request
import data.lib.archfit.workloads_test as workloads

test_every_kind_is_judged[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {"containers": [{"name": "web"}]})
	cpu_request.applies with input as object
	messages := {violation.msg | some violation in cpu_request.violation} with input as object
	messages == {sprintf("container web of %s web must define a cpu request", [object.kind])}
}

test_every_kind_passes_with_a_request[object.kind] if {
	pod_spec := {"containers": [{"name": "web", "resources": {"requests": {"cpu": "100m"}}}]}
	some object in workloads.every_kind({"name": "web"}, pod_spec)
	cpu_request.applies with input as object
	cpu_request.violation == set() with input as object
}

test_what_is_no_amount_counts_as_absent[name] if {
	some name, case in {
		"resources absent": {"container": {"name": "web"}, "declared": null},
		"resources null": {"container": {"name": "web", "resources": null}, "declared": null},
		"requests absent": {"container": {"name": "web", "resources": {}}, "declared": null},
		"requests null": {"container": {"name": "web", "resources": {"requests": null}}, "declared": null},
		"null": {"container": _container({"requests": {"cpu": null}}), "declared": null},
		"empty": {"container": _container({"requests": {"cpu": ""}}), "declared": ""},
		"zero": {"container": _container({"requests": {"cpu": "0"}}), "declared": "0"},
		"zero with a suffix": {"container": _container({"requests": {"cpu": "0m"}}), "declared": "0m"},
		"the number zero": {"container": _container({"requests": {"cpu": 0}}), "declared": 0},
		"no quantity": {"container": _container({"requests": {"cpu": "some"}}), "declared": "some"},
		"another resource": {"container": _container({"requests": {"ephemeral-storage": "1Gi"}}), "declared": null},
	}
	cpu_request.violation == {_violation("web", "containers", case.declared)} with input as _deployment({"containers": [case.container]})
}

test_every_form_of_a_quantity_counts[quantity] if {
	some quantity in [1, 0.5, "1", "250m", "1.5", "1e3", "64Mi", "1Gi", "2k"]
	cpu_request.violation == set() with input as _deployment({"containers": [_container({"requests": {"cpu": quantity}})]})
}

test_init_containers_and_sidecars_count if {
	pod_spec := {
		"initContainers": [{"name": "migrate"}, {"name": "proxy", "restartPolicy": "Always"}],
		"containers": [_container({"requests": {"cpu": "100m"}})],
	}
	cpu_request.violation == {
		_violation("migrate", "initContainers", null),
		object.union(_violation("proxy", "initContainers", null), {"details": {"path": [
			"spec", "template", "spec", "initContainers",
			1, "resources", "requests", "cpu",
		]}}),
	} with input as _deployment(pod_spec)
}

test_a_request_of_the_pod_counts_for_its_containers if {
	pod_spec := {"containers": [{"name": "web"}], "resources": {"requests": {"cpu": "100m"}}}
	cpu_request.violation == set() with input as _deployment(pod_spec)
}

test_a_limit_is_copied_into_an_absent_request if {
	cpu_request.violation == set() with input as _deployment({"containers": [_container({"limits": {"cpu": "100m"}})]})
}

test_a_limit_does_not_replace_a_request_of_zero if {
	resources := {"requests": {"cpu": "0"}, "limits": {"cpu": "100m"}}
	cpu_request.violation == {_violation("web", "containers", "0")} with input as _deployment({"containers": [_container(resources)]})
}

test_a_limit_of_the_pod_is_copied_too if {
	pod_spec := {"containers": [{"name": "web"}], "resources": {"limits": {"cpu": "100m"}}}
	cpu_request.violation == set() with input as _deployment(pod_spec)
}

test_a_workload_without_containers_is_not_judged if {
	not cpu_request.applies with input as _deployment({"containers": []})
	not cpu_request.applies with input as {"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout", "spec": {}}
}

test_other_kinds_are_not_judged if {
	not cpu_request.applies with input as {"apiVersion": "v1", "kind": "Service", "spec": {"containers": [{}]}}
}

_deployment(pod_spec) := workloads.deployment({"name": "web"}, pod_spec)

_container(resources) := {"name": "web", "resources": resources}

_violation(container, field, declared) := {
	"msg": sprintf("container %s of Deployment web must define a cpu request", [container]),
	"details": {
		"path": ["spec", "template", "spec", field, 0, "resources", "requests", "cpu"],
		"container": container,
		"declared": declared,
	},
}
