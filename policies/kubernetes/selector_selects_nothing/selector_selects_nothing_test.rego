package archfit.kubernetes.selector_selects_nothing_test

import data.archfit.kubernetes.selector_selects_nothing as rule
import data.lib.archfit.facts_test as facts

test_what_selects_something if {
	given := _set("networkPolicies", facts.selecting("NetworkPolicy", {"selected": ["web"]}))
	rule.examined == {"example.test/NetworkPolicy/shop/web"} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_what_selects_nothing[kind] if {
	some [key, kind, field, unit] in [
		["disruptionBudgets", "PodDisruptionBudget", "selector", "workload"],
		["networkPolicies", "NetworkPolicy", "podSelector", "workload"],
		["monitors", "PodMonitor", "selector", "workload"],
		["monitors", "ServiceMonitor", "selector", "Service"],
	]
	rule.violation == {{
		"msg": sprintf("%s web selects no %s of this set: app=web", [kind, unit]),
		"details": {"subject": sprintf("example.test/%s/shop/web", [kind]), "path": ["spec", field]},
	}} with input as _set(key, facts.selecting(kind, {}))
}

test_what_has_no_condition if {
	given := _set("disruptionBudgets", facts.budget({"selector": {"kind": "nothing"}, "selected": []}))
	found := rule.violation with input as given
	facts.messages(found) == {"PodDisruptionBudget web selects no workload of this set: it has no condition, which selects nothing"}
}

test_what_an_operator_may_make_is_undecided if {
	given := _set("networkPolicies", facts.selecting("NetworkPolicy", {"makers": ["example.test/Cluster/shop/web"]}))
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {"example.test/NetworkPolicy/shop/web"}
}

test_a_selector_that_cannot_be_read_is_undecided if {
	given := _set("networkPolicies", facts.selecting("NetworkPolicy", {"selector": {"kind": "unreadable"}}))
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.messages(found) == {"the selector of NetworkPolicy web cannot be read"}
}

test_what_is_not_judged[name] if {
	some name, given in {
		"everything": _set("networkPolicies", facts.selecting("NetworkPolicy", {"selector": {"kind": "everything"}})),
		"nothing of the kind there": _set("monitors", facts.selecting("ServiceMonitor", {"hasCandidates": false})),
		"an empty set": {},
	}
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_what_is_deployed_elsewhere if {
	rule.examined == set() with input as _set("networkPolicies", facts.selecting("NetworkPolicy", {}))
		with data.lib.archfit.settings as {"kubernetes/selector-selects-nothing": {"external": ["NetworkPolicy/web"]}}
}

test_what_stands_twice_is_undecided if {
	given := _set("networkPolicies", facts.selecting("NetworkPolicy", {"declarations": 2}))
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	count(found) == 1
}

_set(key, fact) := facts.set_of({key: [fact]})
