package archfit.kubernetes.ingress_backend_exists_test

import data.archfit.kubernetes.ingress_backend_exists as rule
import data.lib.archfit.facts_test as facts

test_a_service_that_is_there if {
	given := _set({"services": ["core/Service/shop/web"]}, {})
	rule.examined == {_id} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_a_service_that_is_not_there if {
	rule.violation == {{
		"msg": "Ingress web hands requests to Service web, which is not in this set",
		"details": {"subject": _id, "path": ["spec", "backend"], "service": "web"},
	}} with input as _set({}, {})
}

test_a_service_deployed_elsewhere if {
	rule.violation == set() with input as _set({}, {})
		with data.lib.archfit.settings as {"kubernetes/ingress-backend-exists": {"external": ["web"]}}
}

test_what_is_not_judged[name] if {
	some name, given in {
		"no backend": facts.set_of({"ingresses": [facts.ingress([])]}),
		"no Service in the namespace": _set({}, {"hasCandidates": false}),
		"an empty set": {},
	}
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_what_stands_twice_is_undecided if {
	given := _set({}, {"declarations": 2})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {_id}
}

_id := "networking.k8s.io/Ingress/shop/web"

_set(backend, rest) := facts.set_of({"ingresses": [object.union(
	facts.ingress([object.union({"service": "web", "services": [], "path": ["spec", "backend"]}, backend)]),
	rest,
)]})
