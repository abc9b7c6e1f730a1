package archfit.modules.context_per_service_test

import data.archfit.modules.context_per_service as rule
import data.lib.archfit.module_facts_test as facts

_map := {"relationships": {"billing": ["orders"]}}

test_an_import_that_the_map_does_not_declare_is_found if {
	given := facts.crossing_with(facts.contexts, 0, 3, {}, _map)
	rule.violation == {facts.finding(
		"context orders", "context billing", "the map of contexts does not say that orders may import billing",
		"Ask billing by its API or its events, or declare the relationship: billing below contexts.relationships.orders.",
	)} with input as given
	rule.examined == {"place:0", "place:1", "place:2", "place:3"} with input as given
}

test_what_the_map_declares_passes if {
	rule.violation == set() with input as facts.crossing_with(facts.contexts, 2, 1, {}, _map)
	rule.violation == set() with input as facts.crossing_with(facts.contexts, 0, 4, {}, _map)
	rule.violation == set() with input as facts.crossing_with(facts.contexts, 0, 1, {}, _map)
}

test_without_a_map_nothing_is_asked if {
	rule.violation == set() with input as facts.crossing(facts.contexts, 0, 3)
}

test_internals_are_told_by_the_rule_about_them if {
	rule.violation == set() with input as facts.crossing_with(facts.contexts, 0, 2, {}, _map)
	off := object.union(_map, {"off": ["modules/no-cross-context-internals"]})
	count(rule.violation) == 1 with input as facts.crossing_with(facts.contexts, 0, 2, {}, off)
}

test_types_can_be_ignored if {
	settings := facts.settings("modules/context-per-service", {"type_imports": "ignore"})
	given := facts.crossing_with(facts.contexts, 0, 3, {"isTypeOnly": true}, _map)
	count(rule.violation) == 1 with input as given
	rule.violation == set() with input as given with data.lib.archfit.settings as settings
}

test_files_of_no_context_are_one_finding if {
	strays := {"id": "strays", "count": 2, "files": ["src/main.ts", "src/old.ts"]}
	given := facts.base_of(facts.contexts, object.union(_map, {"strays": strays}))
	rule.violation == {{
		"msg": "2 files are in no context: src/main.ts, src/old.ts",
		"details": {
			"subject": "strays",
			"files": ["src/main.ts", "src/old.ts"],
			"measure": {"value": 2, "unit": "files", "better": "lower"},
		},
	}} with input as given
	"strays" in rule.examined with input as given
	one := object.union(_map, {"strays": {"id": "strays", "count": 1, "files": ["src/main.ts"]}})
	facts.messages(rule.violation) == {"1 file is in no context: src/main.ts"} with input as facts.base_of(facts.contexts, one)
}

test_an_import_that_leads_nowhere_is_a_doubt if {
	rule.undecided == {facts.doubt("context orders")} with input as facts.doubtful(facts.contexts, 0)
}
