package archfit.kubernetes.probe_path_served_test

import data.archfit.kubernetes.probe_path_served as rule

_facts(rest) := {"probes": {"p": object.union(
	{
		"id": "p",
		"kind": "readiness",
		"path": "/ready",
		"container": "orders",
		"workload": "Deployment orders",
		"service": "orders",
		"isSidecar": false,
		"isServed": false,
		"isWhole": true,
		"from": ["the code of @shop/orders"],
	},
	rest,
)}}

test_a_path_that_is_served_passes if {
	rule.examined == {"p"} with input as _facts({"isServed": true})
	rule.violation == set() with input as _facts({"isServed": true})
}

test_a_path_that_no_route_has_is_found if {
	rule.violation == {{
		"msg": "the readiness probe of Deployment orders asks /ready, which is no route of the code of @shop/orders; the nearest is /readyz",
		"details": {"subject": "p", "probe": "/ready"},
	}} with input as _facts({"nearest": "/readyz"})
}

test_where_not_every_route_is_known_it_is_undecided if {
	facts := _facts({"isWhole": false, "unknown": "its code is not in the run", "from": ["the contract orders"]})
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "the readiness probe of Deployment orders asks /ready, which is not in the contract orders, and there may be more routes: its code is not in the run",
		"details": {"subject": "p", "probe": "/ready"},
	}} with input as facts
}

test_the_platform_may_answer if {
	rule.violation == set() with input as _facts({})
		with data.lib.archfit.settings as {"kubernetes/probe-path-served": {"provided": ["/ready"]}}
}

test_proxies_beside_the_service_are_not_asked if {
	rule.examined == set() with input as _facts({"isSidecar": true})
	rule.examined == set() with input as {}
}
