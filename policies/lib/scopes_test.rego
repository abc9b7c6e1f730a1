package lib.archfit.scopes_test

import data.lib.archfit.scopes

test_namespaced[name] if {
	some name, [group, kind] in {
		"core": ["", "Service"],
		"of Kubernetes": ["apps", "Deployment"],
		"role": ["rbac.authorization.k8s.io", "Role"],
		"route": ["gateway.networking.k8s.io", "HTTPRoute"],
		"certificate": ["cert-manager.io", "Certificate"],
		"scaler": ["keda.sh", "ScaledObject"],
	}
	scopes.is_namespaced(group, kind)
}

test_not_namespaced[name] if {
	some name, [group, kind] in {
		"namespace": ["", "Namespace"],
		"list": ["", "List"],
		"of Kubernetes": ["rbac.authorization.k8s.io", "ClusterRole"],
		"class": ["gateway.networking.k8s.io", "GatewayClass"],
		"of the cluster by its name": ["cert-manager.io", "ClusterIssuer"],
		"group without namespaced kinds": ["apiextensions.k8s.io", "CustomResourceDefinition"],
		"a file": ["argoproj.io", "ConfigManagementPlugin"],
		"unknown": ["example.test", "Widget"],
		"nothing": ["", ""],
		"no kind": ["keda.sh", ""],
	}
	not scopes.is_namespaced(group, kind)
}
