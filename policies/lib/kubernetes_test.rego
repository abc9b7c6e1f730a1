package lib.archfit.kubernetes_test

import data.lib.archfit.kubernetes
import data.lib.archfit.workloads_test as workloads

test_every_kind_that_runs_pods_is_a_workload[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {"containers": [{"name": "web"}]})
	kubernetes.is_workload with input as object
	kubernetes.kinds == {"workload"} with input as object
	[container.name | some container in kubernetes.containers] == ["web"] with input as object
}

test_other_kinds_are_no_workloads[object.kind] if {
	some object in [
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}},
		{"apiVersion": "example.test/v1", "kind": "Deployment", "metadata": {"name": "web"}},
		{"apiVersion": "v1", "kind": "Deployment"},
		{"kind": "Pod"},
		{},
	]
	not _is_workload(object)
	kubernetes.kinds == _kinds(object) with input as object
}

# Without an API version the group is the core group, in which a Pod is a workload.
_kinds(object) := {"workload"} if object == {"kind": "Pod"}

else := set()

_is_workload(object) if {
	object != {"kind": "Pod"}
	kubernetes.is_workload with input as object
}

test_an_admission_review_is_read if {
	review := {"review": {"object": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}}}}
	kubernetes.is_workload with input as review
	kubernetes.display == "Pod web" with input as review
}

test_a_manifest_with_a_review_of_its_own_is_no_review if {
	manifest := {
		"apiVersion": "v1",
		"kind": "Pod",
		"metadata": {"name": "web"},
		"review": {"object": {"apiVersion": "v1", "kind": "ConfigMap"}},
	}
	kubernetes.is_workload with input as manifest
	kubernetes.display == "Pod web" with input as manifest
}

test_kinds_are_known[object.kind] if {
	some object in workloads.every_kind({}, {})
	found := kubernetes.kinds with input as object
	found - kubernetes.known_kinds == set()
}

test_an_input_that_is_no_object_is_no_workload if not _is_workload_of("text")

_is_workload_of(value) if kubernetes.is_workload with input as value

test_helm_test_hooks_are_no_workloads[hook] if {
	some hook in ["test", "test-success", "test-failure", "test, test-success"]
	not _is_hook_workload(hook)
}

test_other_hooks_are_workloads[hook] if {
	some hook in ["pre-upgrade", "pre-install,pre-upgrade", "post-install,test", ""]
	_is_hook_workload(hook)
}

_is_hook_workload(hook) if {
	metadata := {"name": "web", "annotations": {"helm.sh/hook": hook}}
	kubernetes.is_workload with input as workloads.deployment(metadata, {})
}

test_absent_metadata_reads_as_empty if {
	kubernetes.labels == {} with input as {"apiVersion": "v1", "kind": "Pod", "metadata": null}
	kubernetes.display == "Pod *" with input as {"apiVersion": "v1", "kind": "Pod"}
}

test_a_generated_name_is_shown_with_a_star if {
	pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"generateName": "web-"}}
	kubernetes.display == "Pod web-*" with input as pod
}

test_init_containers_and_nameless_containers_are_listed if {
	pod_spec := {"initContainers": [{"name": "wait"}], "containers": [{"image": "web"}]}
	found := {container.name: container.path | some container in kubernetes.containers} with input as workloads.deployment({}, pod_spec)
	found == {
		"wait": ["spec", "template", "spec", "initContainers", 0],
		"number 1": ["spec", "template", "spec", "containers", 0],
	}
}

test_containers_that_are_no_list_are_none if {
	kubernetes.containers == [] with input as workloads.deployment({}, {"containers": null})
}
