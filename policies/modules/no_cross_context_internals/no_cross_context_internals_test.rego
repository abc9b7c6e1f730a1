package archfit.modules.no_cross_context_internals_test

import data.archfit.modules.no_cross_context_internals as rule
import data.lib.archfit.module_facts_test as facts

test_an_import_of_internals_is_found if {
	given := facts.crossing(facts.contexts, 0, 2)
	rule.violation == {facts.finding(
		"context orders", "context billing", "it is internal to billing",
		"Import Db from the public entry of billing; export it there first if others may rely on it, else ask billing by its API or its events.",
	)} with input as given
	rule.examined == {"place:0", "place:1", "place:2", "place:3"} with input as given
}

test_what_a_context_shows_and_shares_may_be_imported if {
	every ends in [[0, 3], [1, 3], [0, 1], [1, 0], [0, 4], [5, 2], [4, 2]] {
		rule.violation == set() with input as facts.crossing(facts.contexts, ends[0], ends[1])
	}
}

test_types_can_be_ignored if {
	settings := facts.settings("modules/no-cross-context-internals", {"type_imports": "ignore"})
	given := facts.crossing_with(facts.contexts, 0, 2, {"isTypeOnly": true}, {})
	count(rule.violation) == 1 with input as given
	rule.violation == set() with input as given with data.lib.archfit.settings as settings
}

test_the_domain_that_imports_infrastructure_of_another_context_is_told_once if {
	places := [
		facts.place("domain layer of orders", [facts.layer("domain", "domain", 0)], {"context": "orders"}),
		facts.place("infra layer of billing", [facts.layer("infra", "infrastructure", 1)], {"context": "billing", "isPublic": false}),
	]
	rule.violation == set() with input as facts.crossing(places, 0, 1)
	count(rule.violation) == 1 with input as facts.crossing_with(places, 0, 1, {}, {"off": ["modules/domain-no-infrastructure"]})
}

test_an_import_that_leads_nowhere_is_a_doubt if {
	rule.undecided == {facts.doubt("context orders")} with input as facts.doubtful(facts.contexts, 0)
	rule.undecided == set() with input as facts.doubtful(facts.contexts, 5)
}
