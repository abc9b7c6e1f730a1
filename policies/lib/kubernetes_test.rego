package lib.archfit.kubernetes_test

import data.lib.archfit.kubernetes
import data.lib.archfit.workloads_test as workloads

test_every_kind_that_runs_pods_is_a_workload[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {"containers": [{"name": "web"}]})
	kubernetes.is_workload with input as object
	kubernetes.kinds == {"workload", "namespaced object"} with input as object
	[container.name | some container in kubernetes.containers] == ["web"] with input as object
}

test_other_kinds_are_no_workloads[name] if {
	some name, case in {
		"another core kind": {
			"object": {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}},
			"kinds": {"namespaced object", "service"},
		},
		"of a group of their own": {
			"object": {"apiVersion": "example.test/v1", "kind": "Deployment", "metadata": {"name": "web"}},
			"kinds": set(),
		},
		"of no kind": {"object": {}, "kinds": set()},
	}
	not _is_workload(case.object)
	kubernetes.kinds == case.kinds with input as case.object
}

# Without an API version the group is the core group, in which a Pod is a workload.
test_an_absent_version_is_the_core_group if {
	kubernetes.kinds == {"workload", "namespaced object"} with input as {"kind": "Pod"}
}

test_kinds_that_rules_name_are_told_apart_by_group[api_version] if {
	some api_version, name in {
		"networking.k8s.io/v1 Ingress": "ingress",
		"extensions/v1beta1 Ingress": "ingress",
		"gateway.networking.k8s.io/v1 Gateway": "gateway",
		"networking.istio.io/v1 Gateway": "gateway",
		"v1 ConfigMap": "config map",
		"autoscaling/v2 HorizontalPodAutoscaler": "autoscaler",
		"keda.sh/v1alpha1 ScaledObject": "autoscaler",
		"monitoring.coreos.com/v1 PodMonitor": "selector",
		"networking.k8s.io/v1 NetworkPolicy": "selector",
		"v1 Secret": "secret",
		"traefik.io/v1alpha1 TLSOption": "TLS setting",
	}
	[version, kind] := split(api_version, " ")
	found := kubernetes.kinds with input as {"apiVersion": version, "kind": kind}
	found - {"namespaced object"} == {name}
	found - kubernetes.known_kinds == set()
}

test_the_labels_of_the_pods_are_read[object.kind] if {
	some object in workloads.every_kind({"labels": {"app": "own"}}, {"containers": []})
	kubernetes.pod_labels == _pod_labels(object.kind) with input as object
	kubernetes.pod_annotations == {} with input as object
}

_pod_labels("Pod") := {"app": "own"}

_pod_labels(kind) := {} if kind != "Pod"

test_labels_and_annotations_of_a_template_are_read if {
	metadata := {"labels": {"app": "web"}, "annotations": {"note": "text"}}
	object := {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"template": {"metadata": metadata}}}
	kubernetes.pod_labels == {"app": "web"} with input as object
	kubernetes.pod_metadata_path == ["spec", "template", "metadata"] with input as object
	kubernetes.pod_annotations == {"note": "text"} with input as object
}

_is_workload(object) if kubernetes.is_workload with input as object

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

test_kinds_are_told_beforehand_as_they_are_told_of_objects[name] if {
	some name, pairs in kubernetes.kinds_by_name
	name in kubernetes.known_kinds
	every pair in pairs {
		name in _kinds_of(object.union(pair, {"kind": replace(pair.kind, "*", "Certificate")}))
	}
}

_kinds_of(pair) := kinds if {
	kinds := kubernetes.kinds with input as {"apiVersion": concat("/", [pair.group, "v1"]), "kind": pair.kind}
}

test_every_name_has_kinds if {
	object.keys(kubernetes.kinds_by_name) == kubernetes.known_kinds
	{"group": "apps", "kind": "Deployment"} in kubernetes.kinds_by_name.workload
}

test_in_a_cluster_what_a_workload_made_is_judged_with_it[kind] if {
	some kind, api_version in {"Deployment": "apps/v1", "Pod": "v1"}
	pod := _pod_of({"apiVersion": api_version, "kind": kind, "controller": true})
	not _is_workload({"review": {"object": pod}})

	# A file is judged alone, whatever it says of its origin.
	_is_workload(pod)
}

test_in_a_cluster_what_nothing_else_answers_for_is_judged[name] if {
	some name, owner in {
		"its owner does not control it": {"apiVersion": "apps/v1", "kind": "Deployment"},
		"its owner runs no pods": {"apiVersion": "example.test/v1", "kind": "Flow", "controller": true},
		"its owner is of no kind": {"controller": true},
	}
	_is_workload({"review": {"object": _pod_of(owner)}})
}

_pod_of(owner) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"ownerReferences": [owner]}}
