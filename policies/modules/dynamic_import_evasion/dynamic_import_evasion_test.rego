package archfit.modules.dynamic_import_evasion_test

import data.archfit.modules.dynamic_import_evasion as rule
import data.lib.archfit.module_facts_test as facts

test_every_rule_about_layers_and_contexts_counts if {
	count(rule.violation) == 1 with input as _leading(facts.layered, 1, 0, {})
	count(rule.violation) == 1 with input as _leading(facts.contexts, 0, 2, {})
	count(rule.violation) == 1 with input as _leading(facts.contexts, 0, 3, {"relationships": {}})
	count(rule.violation) == 1 with input as _leading(facts.layered, 0, 2, {})
	rule.violation == set() with input as _leading(facts.layered, 0, 2, {"off": ["modules/service-layer"]})
}

test_what_is_allowed_may_be_loaded_in_any_form if {
	rule.violation == set() with input as _leading(facts.layered, 1, 3, {})
}

test_a_path_that_stands_there_is_told_by_the_rule_that_it_breaks if {
	rule.violation == set() with input as facts.crossing_with(facts.layered, 2, 3, {"form": "import()", "names": []}, {})
}

_leading(places, from, to, rest) := facts.base_of(places, object.union({"computed": [_import(from, {"leads": [_lead(to)]})]}, rest))

_computed(from, leads) := facts.base_of(facts.layered, {"computed": [_import(from, leads)]})

_import(from, leads) := object.union({"id": "computed:0", "from": from, "file": "src/a.ts", "form": "import()"}, leads)

_lead(to) := {"to": to, "file": "src/b.ts"}

test_a_path_that_is_put_together_is_found if {
	given := _computed(2, {"leads": [_lead(3)]})
	rule.violation == {{
		"msg": "src/a.ts (domain layer) loads by import() what src/b.ts (infra layer) is part of: by a path that is put together it is imported all the same",
		"details": {
			"subject": "computed:0",
			"from": {"file": "src/a.ts", "place": "domain layer"},
			"to": {"file": "src/b.ts", "place": "infra layer"},
			"hint": "Let a place that may import src/b.ts load it, and hand it in.",
		},
	}} with input as given
	rule.examined == {"place:0", "place:1", "place:2", "place:3"} with input as given
	rule.undecided == set() with input as given
}

test_a_path_of_which_nothing_is_known_is_a_doubt if {
	rule.undecided == {{
		"msg": "src/a.ts (domain layer) loads a path by import() that is put together, and nobody can tell where it leads",
		"details": {
			"subject": "computed:0",
			"hint": "Name what is loaded by a text, in a table of import() where there are several, or let a place load it that may import all of them.",
		},
	}} with input as _computed(2, {})
	rule.violation == set() with input as _computed(2, {})
	rule.undecided == set() with input as _computed(4, {})
}

test_a_path_that_may_lead_where_it_must_not_is_a_doubt if {
	given := _computed(2, {"leads": [_lead(3), _lead(4)]})
	count(rule.undecided) == 1 with input as given
	rule.violation == set() with input as given
	allowed := _computed(1, {"leads": [_lead(3), _lead(2)]})
	rule.undecided == set() with input as allowed
	rule.violation == set() with input as allowed
}
