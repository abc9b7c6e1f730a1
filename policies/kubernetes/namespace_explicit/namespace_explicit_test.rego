package archfit.kubernetes.namespace_explicit_test

import data.archfit.kubernetes.namespace_explicit as rule
import data.lib.archfit.workloads_test as workloads

test_every_workload_is_judged[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {})
	rule.applies with input as object
	messages := {violation.msg | some violation in rule.violation} with input as object
	messages == {sprintf("%s web names no namespace", [object.kind])}
}

test_a_namespace_passes if {
	rule.applies with input as _service({"name": "web", "namespace": "shop"})
	rule.violation == set() with input as _service({"name": "web", "namespace": "shop"})
}

test_no_namespace[name] if {
	some name, metadata in {
		"absent": {"name": "web"},
		"null": {"name": "web", "namespace": null},
		"empty": {"name": "web", "namespace": ""},
		"no text": {"name": "web", "namespace": 1},
	}
	rule.violation == {{
		"msg": "Service web names no namespace",
		"details": {"path": ["metadata", "namespace"], "namespace": ""},
	}} with input as _service(metadata)
}

test_metadata_may_be_absent if {
	some violation in rule.violation with input as {"apiVersion": "v1", "kind": "Service"}
	violation.msg == "Service * names no namespace"
}

test_the_namespace_default_is_nobodys if {
	rule.violation == {{
		"msg": "Service web is in the namespace default",
		"details": {"path": ["metadata", "namespace"], "namespace": "default"},
	}} with input as _service({"name": "web", "namespace": "default"})
}

test_forbidden_namespaces_are_a_parameter if {
	settings := {"kubernetes/namespace-explicit": {"forbidden": ["kube-system"]}}
	rule.violation == set() with input as _service({"name": "web", "namespace": "default"})
		with data.lib.archfit.settings as settings
	some violation in rule.violation with input as _service({"name": "web", "namespace": "kube-system"})
		with data.lib.archfit.settings as settings
	violation.msg == "Service web is in the namespace kube-system"
}

test_what_belongs_to_the_cluster_is_not_judged[kind] if {
	some kind, api_version in {
		"Namespace": "v1",
		"ClusterRole": "rbac.authorization.k8s.io/v1",
		"CustomResourceDefinition": "apiextensions.k8s.io/v1",
		"ClusterIssuer": "cert-manager.io/v1",
		"Widget": "example.test/v1",
	}
	not rule.applies with input as {"apiVersion": api_version, "kind": kind, "metadata": {"name": "web"}}
}

_service(metadata) := {"apiVersion": "v1", "kind": "Service", "metadata": metadata}
