package archfit.modules.domain_no_infrastructure_test

import data.archfit.modules.domain_no_infrastructure as rule
import data.lib.archfit.module_facts_test as facts

_why := "what decides must not depend on what stores, sends or shows"

test_an_import_of_infrastructure_is_found if {
	given := facts.crossing(facts.layered, 2, 3)
	hint := "Declare an interface for Db in src/, implement it in src/b.ts, and hand it in: by the constructor, or by a provider."
	rule.violation == {facts.finding("domain layer", "infra layer", _why, hint)} with input as given
	rule.examined == {"place:2"} with input as given
	rule.undecided == set() with input as given
}

test_an_import_of_the_web_is_found if {
	{found.details.to.place | some found in rule.violation} == {"web layer"} with input as facts.crossing(facts.layered, 2, 0)
}

test_a_type_moves_to_the_domain if {
	given := facts.crossing_with(facts.layered, 2, 3, {"isTypeOnly": true}, {})
	facts.messages(rule.violation) == {sprintf("src/a.ts (domain layer) imports the type Db from src/b.ts (infra layer): %s", [_why])} with input as given
	facts.hints(rule.violation) == {"Move Db to src/, and import it from there in src/b.ts."} with input as given
}

test_types_can_be_ignored if {
	settings := facts.settings("modules/domain-no-infrastructure", {"type_imports": "ignore"})
	types := facts.crossing_with(facts.layered, 2, 3, {"isTypeOnly": true}, {})
	rule.violation == set() with input as types with data.lib.archfit.settings as settings
	count(rule.violation) == 1 with input as facts.crossing(facts.layered, 2, 3) with data.lib.archfit.settings as settings
}

test_other_layers_may if {
	every ends in [[0, 3], [1, 3], [3, 2], [2, 1], [2, 4]] {
		rule.violation == set() with input as facts.crossing(facts.layered, ends[0], ends[1])
	}
}

test_layers_can_be_named if {
	settings := facts.settings("modules/domain-no-infrastructure", {"domain": ["application"], "outer": ["http"]})
	count(rule.violation) == 1 with input as facts.crossing(facts.layered, 1, 0) with data.lib.archfit.settings as settings
	rule.violation == set() with input as facts.crossing(facts.layered, 2, 3) with data.lib.archfit.settings as settings
}

test_in_several_layerings_that_of_the_domain_counts if {
	core := facts.place("domain layer", [facts.layer("domain", "domain", 1), null], {})
	both := facts.place("rules and infra layer", [facts.layer("rules", "application", 0), facts.layer("infra", "infrastructure", 1)], {})
	elsewhere := facts.place("infra layer", [null, facts.layer("infra", "infrastructure", 1)], {})
	rule.violation == set() with input as facts.crossing([core, both], 0, 1)
	count(rule.violation) == 1 with input as facts.crossing([core, elsewhere], 0, 1)
}

test_import_and_require_are_imports if {
	loading := facts.crossing_with(facts.layered, 2, 3, {"form": "import()"}, {})
	facts.messages(rule.violation) == {sprintf("src/a.ts (domain layer) loads Db by import() from src/b.ts (infra layer): %s", [_why])} with input as loading
}

test_a_file_at_the_root_is_in_no_folder if {
	given := facts.crossing_with(facts.layered, 2, 3, {"from": "a.ts", "isTypeOnly": true}, {})
	facts.hints(rule.violation) == {"Move Db to the root, and import it from there in src/b.ts."} with input as given
}

test_an_import_that_leads_nowhere_is_a_doubt if {
	rule.undecided == {facts.doubt("domain layer")} with input as facts.doubtful(facts.layered, 2)
	rule.undecided == set() with input as facts.doubtful(facts.layered, 1)
}

test_nothing_is_nothing if {
	rule.examined == set() with input as {}
	rule.violation == set() with input as {}
	rule.undecided == set() with input as {}
}
