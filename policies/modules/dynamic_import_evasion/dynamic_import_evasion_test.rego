package archfit.modules.dynamic_import_evasion_test

import data.archfit.modules.dynamic_import_evasion as rule
import data.lib.archfit.module_facts_test as facts

test_an_import_that_breaks_a_rule_in_another_form_is_found if {
	given := facts.crossing_with(facts.layered, 2, 3, {"form": "import()", "names": []}, {})
	rule.violation == {{
		"msg": "src/a.ts (domain layer) loads by import() src/b.ts (infra layer): loaded in this form it is imported all the same",
		"details": {
			"subject": "import:0",
			"from": {"file": "src/a.ts", "place": "domain layer"},
			"to": {"file": "src/b.ts", "place": "infra layer"},
			"names": [],
			"hint": "Let a place that may import src/b.ts load it, and hand it in.",
		},
	}} with input as given
	rule.examined == {"place:0", "place:1", "place:2", "place:3"} with input as given
}

test_every_rule_about_layers_and_contexts_counts if {
	form := {"form": "require()"}
	count(rule.violation) == 1 with input as facts.crossing_with(facts.layered, 1, 0, form, {})
	count(rule.violation) == 1 with input as facts.crossing_with(facts.contexts, 0, 2, form, {})
	count(rule.violation) == 1 with input as facts.crossing_with(facts.contexts, 0, 3, form, {"relationships": {}})
	count(rule.violation) == 1 with input as facts.crossing_with(facts.layered, 0, 2, form, {})
	rule.violation == set() with input as facts.crossing_with(facts.layered, 0, 2, form, {"off": ["modules/service-layer"]})
}

test_what_is_allowed_may_be_loaded_in_any_form if {
	rule.violation == set() with input as facts.crossing_with(facts.layered, 1, 3, {"form": "import()"}, {})
	rule.violation == set() with input as facts.crossing(facts.layered, 2, 3)
}

_computed(from, leads) := facts.base_of(facts.layered, {"computed": [object.union(
	{"id": "computed:0", "from": from, "file": "src/a.ts", "text": "'../infra/' + name"},
	leads,
)]})

_lead(to) := {"to": to, "file": "src/b.ts"}

test_a_path_that_is_put_together_is_found if {
	given := _computed(2, {"leads": [_lead(3)]})
	rule.violation == {{
		"msg": "src/a.ts (domain layer) loads '../infra/' + name, a path that leads into src/b.ts (infra layer): put together from texts it is imported all the same",
		"details": {"subject": "computed:0", "hint": "Let a place that may import src/b.ts load it, and hand it in."},
	}} with input as given
	rule.undecided == set() with input as given
}

test_a_path_of_which_nothing_is_known_is_a_doubt if {
	rule.undecided == {{
		"msg": "src/a.ts (domain layer) loads '../infra/' + name, and nobody can tell where that leads",
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
