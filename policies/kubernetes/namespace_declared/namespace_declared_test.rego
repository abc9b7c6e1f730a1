package archfit.kubernetes.namespace_declared_test

import data.archfit.kubernetes.namespace_declared as rule

test_the_namespace_of_the_catalog_is_right if {
	rule.examined == {"web"} with input as _facts("shop", _shop)
	rule.violation == set() with input as _facts("shop", _shop)
}

test_another_namespace_is_not if {
	rule.violation == {{
		"msg": "Deployment web stands in the namespace shopping, and the catalog says shop (the service orders, by its name)",
		"details": {
			"subject": "web",
			"path": ["metadata", "namespace"],
			"related": [{"subject": "catalog", "path": ["services", "orders", "namespace"]}],
			"namespace": "shopping",
			"catalog": "shop",
		},
	}} with input as _facts("shopping", _shop)
}

test_what_is_not_said_is_not_examined[name] if {
	some name, facts in {
		"by the workload": _facts("", _shop),
		"by the catalog": _facts("shop", {}),
		"by anybody": {"workloads": {}, "catalog": {"id": "catalog", "workloads": {}}},
	}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
}

_shop := {"namespace": {"value": "shop", "path": ["services", "orders", "namespace"]}}

_facts(namespace, entry) := {
	"workloads": {"web": {"display": "Deployment web", "namespace": namespace}},
	"catalog": {
		"id": "catalog",
		"workloads": {"web": object.union({"service": "orders", "by": "its name", "isKnown": true}, entry)},
	},
}
