package archfit.modules.gateway_no_decision_test

import data.archfit.modules.gateway_no_decision as rule
import data.lib.archfit.module_facts_test as facts

_places := [
	facts.place("context gateway", [], {"context": "gateway"}),
	facts.place("context decisions", [], {"context": "decisions"}),
	facts.place("domain layer of orders", [facts.layer("core", "domain", 0)], {"context": "orders"}),
	facts.place("payments layer", [facts.layer("payments", "infrastructure", 1)], {"stereotypes": ["gateway"]}),
	facts.place("context orders", [], {"context": "orders"}),
	facts.place("bff", [], {"stereotypes": ["bff"]}),
]

_why := "a gateway hands on what others decide"

test_a_gateway_that_imports_what_decides_is_found if {
	given := facts.crossing(_places, 0, 1)
	rule.violation == {facts.finding("context gateway", "context decisions", _why, "Call the service that src/b.ts belongs to, and take Db out of the gateway.")} with input as given
	rule.examined == {"place:0", "place:5"} with input as given
	count(rule.violation) == 1 with input as facts.crossing(_places, 5, 2)
}

test_through_a_barrel_as_well if {
	given := facts.detour(_places, [0, 4, 1], "barrels", {})
	rule.violation == {facts.detour_finding("context gateway", "context decisions", _why, "Call the service that src/b.ts belongs to, and take it out of the gateway.")} with input as given
}

test_what_calls_others_from_within_is_no_gateway if {
	every ends in [[3, 2], [0, 4], [4, 1], [0, 5]] {
		rule.violation == set() with input as facts.crossing(_places, ends[0], ends[1])
	}
}

test_an_import_that_leads_nowhere_is_a_doubt if {
	rule.undecided == {facts.doubt("context gateway")} with input as facts.doubtful(_places, 0)
	rule.undecided == set() with input as facts.doubtful(_places, 3)
}
