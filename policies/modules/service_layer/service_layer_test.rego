package archfit.modules.service_layer_test

import data.archfit.modules.service_layer as rule
import data.lib.archfit.module_facts_test as facts

test_a_web_layer_that_goes_around_the_application_is_found if {
	given := facts.crossing(facts.layered, 0, 3)
	rule.violation == {facts.finding(
		"web layer", "infra layer", "the web layer reaches it through the application",
		"Give a service of the application a method that does what src/a.ts uses Db for, and call that.",
	)} with input as given
	rule.examined == {"place:0"} with input as given
	count(rule.violation) == 1 with input as facts.crossing(facts.layered, 0, 2)
}

test_the_application_may if {
	every ends in [[0, 1], [1, 2], [1, 3], [0, 4]] {
		rule.violation == set() with input as facts.crossing(facts.layered, ends[0], ends[1])
	}
}

test_types_are_ignored_unless_they_count if {
	given := facts.crossing_with(facts.layered, 0, 2, {"isTypeOnly": true}, {})
	rule.violation == set() with input as given
	settings := facts.settings("modules/service-layer", {"type_imports": "count"})
	count(rule.violation) == 1 with input as given with data.lib.archfit.settings as settings
}

test_what_a_strict_layering_forbids_is_told_by_it if {
	strict := {"layerings": [{"kind": "layered", "isStrict": true, "independent": []}]}
	rule.violation == set() with input as facts.crossing_with(facts.layered, 0, 2, {}, strict)
}

test_an_import_that_leads_nowhere_is_a_doubt if {
	rule.undecided == {facts.doubt("web layer")} with input as facts.doubtful(facts.layered, 0)
	rule.undecided == set() with input as facts.doubtful(facts.layered, 1)
}
