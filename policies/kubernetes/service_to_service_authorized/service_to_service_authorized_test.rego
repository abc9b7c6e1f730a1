package archfit.kubernetes.service_to_service_authorized_test

import data.archfit.kubernetes.service_to_service_authorized as rule

test_a_policy_that_admits_the_consumers_is_right[name] if {
	some name, facts in {
		"consumer": _facts(["orders"], {"workloads": ["orders"]}),
		"consumer and itself": _facts(["orders"], {"workloads": ["orders", "payments"]}),
		"nobody": _facts([], {"workloads": []}),
		"a consumer elsewhere": _facts(["orders", "portal"], {"workloads": ["orders"]}),
		"and addresses": _facts(["orders"], {"workloads": ["orders"], "others": true}),
	}
	rule.examined == {"payments"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_without_a_policy_everybody_may_call[name] if {
	some name, case in {
		"none": {"facts": object.remove(_facts(["orders"], {}), ["networkPolicies"]), "names": "orders"},
		"of others": {
			"facts": object.union(_facts(["orders"], {}), {"networkPolicies": {"np": {"selected": ["orders"]}}}),
			"names": "orders",
		},
		"of what it calls": {
			"facts": object.union(_facts([], {}), {"networkPolicies": {"np": {"callers": null}}}),
			"names": "no consumer",
		},
		"that denies": {
			"facts": object.union(
				object.remove(_facts(["orders"], {}), ["networkPolicies"]),
				_mesh("DENY"),
			),
			"names": "orders",
		},
	}
	rule.violation == {{
		"msg": sprintf("no policy says who may call Deployment payments, and the catalog names %s", [case.names]),
		"details": {"subject": "payments", "path": ["metadata", "name"], "related": [_consumers]},
	}} with input as case.facts
}

test_a_rule_that_names_nobody_admits_everybody if {
	facts := _facts(["orders"], {"everybody": true, "workloads": []})
	rule.violation == {{
		"msg": "NetworkPolicy payments lets everybody call Deployment payments, and the catalog names orders",
		"details": {
			"subject": "payments",
			"path": ["metadata", "name"],
			"related": [_ingress, _consumers],
			"policy": "np",
		},
	}} with input as facts
	rule.undecided == set() with input as facts
}

test_a_service_that_is_no_consumer_is_told if {
	rule.violation == {{
		"msg": "NetworkPolicy payments lets the service reports call Deployment payments, and the catalog names orders",
		"details": {
			"subject": "payments",
			"path": ["metadata", "name"],
			"related": [_ingress, _consumers],
			"policy": "np",
			"caller": "reports",
		},
	}} with input as _facts(["orders"], {"workloads": ["orders", "reports"]})
}

test_a_consumer_that_is_shut_out_is_told if {
	rule.violation == {{
		"msg": "no policy lets the service orders call Deployment payments, and the catalog names it as a consumer",
		"details": {
			"subject": "payments",
			"path": ["metadata", "name"],
			"related": [_ingress, _consumers],
			"caller": "orders",
		},
	}} with input as _facts(["orders"], {"workloads": []})
}

test_what_the_set_does_not_tell_is_undecided if {
	facts := _facts(["orders"], {"workloads": [], "others": true})
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "whether the service orders may call Deployment payments is not known: a policy admits addresses, or namespaces by their labels",
		"details": {
			"subject": "payments",
			"path": ["metadata", "name"],
			"hint": "Name the pods of the consumer, and its namespace by the label kubernetes.io/metadata.name.",
		},
	}} with input as facts
}

test_whom_the_mesh_admits_is_undecided if {
	facts := object.union(object.remove(_facts(["orders"], {}), ["networkPolicies"]), _mesh("ALLOW"))
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "whom AuthorizationPolicy payments lets call Deployment payments is not read",
		"details": {
			"subject": "payments",
			"path": ["metadata", "name"],
			"hint": "Add a NetworkPolicy that names the consumers, or switch the rule off where the mesh decides.",
		},
	}} with input as facts
}

test_a_selector_that_cannot_be_read_is_undecided[name] if {
	some name, facts in {
		"of a NetworkPolicy": object.union(
			_facts(["orders"], {}),
			{"networkPolicies": {"np": {"selected": [], "selector": {"kind": "unreadable"}}}},
		),
		"of an AuthorizationPolicy": object.union(
			object.remove(_facts(["orders"], {}), ["networkPolicies"]),
			{"authorizationPolicies": {"np": {
				"id": "np",
				"display": "NetworkPolicy payments",
				"namespace": "",
				"action": "ALLOW",
				"selected": [],
				"selector": {"kind": "unreadable"},
			}}},
		),
	}
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "whether NetworkPolicy payments is about Deployment payments is not known: its selector cannot be read",
		"details": {"subject": "payments", "path": ["metadata", "name"], "hint": "Correct the selector."},
	}} with input as facts
}

test_what_nobody_calls_is_not_examined[name] if {
	some name, facts in {
		"behind no Service": object.union(_facts(["orders"], {}), {"workloads": {"payments": {"services": []}}}),
		"without consumers": _facts(null, {}),
		"in no catalog": object.union(
			object.remove(_facts(["orders"], {}), ["catalog"]),
			{"catalog": {"id": "catalog", "services": {}, "workloads": {"payments": {"service": "payments"}}}},
		),
		"an empty set": {"workloads": {}, "catalog": {"id": "catalog", "services": {}, "workloads": {}}},
	}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

_ingress := {"subject": "np", "path": ["spec", "ingress"]}

_consumers := {"subject": "catalog", "path": ["services", "payments", "consumers"]}

_mesh(action) := {"authorizationPolicies": {"ap": {
	"id": "ap",
	"display": "AuthorizationPolicy payments",
	"action": action,
	"selected": ["payments"],
}}}

_facts(consumers, callers) := {
	"workloads": {
		"orders": {"display": "Deployment orders", "services": []},
		"payments": {"display": "Deployment payments", "namespace": "shop", "services": ["service"]},
		"reports": {"display": "Deployment reports", "services": []},
	},
	"networkPolicies": {"np": {
		"id": "np",
		"display": "NetworkPolicy payments",
		"namespace": "shop",
		"selector": {"kind": "everything"},
		"selected": ["payments"],
		"callers": object.union({"everybody": false, "others": false, "workloads": []}, callers),
	}},
	"catalog": {
		"id": "catalog",
		"services": {
			"orders": {"path": ["services", "orders"], "consumers": null, "workloads": ["orders"]},
			"payments": {"path": ["services", "payments"], "consumers": consumers, "workloads": ["payments"]},
			"portal": {"path": ["services", "portal"], "consumers": null, "workloads": []},
		},
		"workloads": {
			"orders": {"service": "orders"},
			"payments": {"service": "payments"},
			"reports": {"service": "reports"},
		},
	},
}
