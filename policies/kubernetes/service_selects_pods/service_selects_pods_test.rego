package archfit.kubernetes.service_selects_pods_test

import data.archfit.kubernetes.service_selects_pods as rule
import data.lib.archfit.facts_test as facts

test_a_service_with_pods if {
	given := _set({"selected": ["apps/Deployment/shop/web"]})
	rule.examined == {_id} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_a_service_without_pods if {
	rule.violation == {{
		"msg": "Service web selects no workload of this set: app=web",
		"details": {"subject": _id, "path": ["spec", "selector"], "selector": "app=web"},
	}} with input as _set({})
}

test_pods_that_an_operator_may_make_are_undecided if {
	given := _set({"makers": ["example.test/Cluster/shop/web"]})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.messages(found) == {"Service web selects no workload of this set, and example.test/Cluster/shop/web may make its pods: app=web"}
}

test_a_selector_that_cannot_be_read_is_undecided if {
	given := _set({"selector": {"kind": "unreadable"}})
	rule.undecided == {{
		"msg": "the selector of Service web cannot be read",
		"details": {"subject": _id, "path": ["spec", "selector"]},
	}} with input as given
}

test_what_is_not_judged[name] if {
	some name, given in {
		"no selector": _set({"selector": {"kind": "nothing"}}),
		"nothing in the namespace": _set({"hasCandidates": false}),
		"an empty set": {},
	}
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_pods_made_elsewhere if {
	rule.examined == set() with input as _set({})
		with data.lib.archfit.settings as {"kubernetes/service-selects-pods": {"external": ["web"]}}
}

test_what_stands_twice_is_undecided if {
	given := _set({"declarations": 2})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {_id}
}

_id := "core/Service/shop/web"

_set(rest) := facts.set_of({"services": [facts.service(rest)]})
