package archfit.modules.transitive_layer_violation_test

import data.archfit.modules.controller_no_repository
import data.archfit.modules.transitive_layer_violation as rule
import data.lib.archfit.module_facts_test as facts

_why := "what the domain layer must not import it must not get by a detour"

_hint := "src/x.ts hands src/b.ts on: import what is needed from the file that defines it, or take the import of src/b.ts out of src/x.ts."

test_a_way_through_files_of_no_layer_is_found if {
	given := facts.detour(facts.layered, [2, 4, 3], "layers", {"names": []})
	found := facts.detour_finding("domain layer", "infra layer", _why, _hint)
	message := "src/a.ts (domain layer) imports src/b.ts (infra layer) by way of src/x.ts: what the domain layer must not import it must not get by a detour"
	rule.violation == {object.union(found, {"msg": message})} with input as given
	rule.examined == {"place:0", "place:1", "place:2", "place:3"} with input as given
}

test_a_name_through_a_barrel_is_found if {
	rule.violation == {facts.detour_finding("domain layer", "infra layer", _why, _hint)} with input as facts.detour(facts.layered, [2, 4, 3], "barrels", {})
}

test_the_order_of_layers_holds_on_the_way if {
	count(rule.violation) == 1 with input as facts.detour(facts.layered, [1, 4, 0], "layers", {})
	rule.violation == set() with input as facts.detour(facts.layered, [0, 4, 1], "layers", {})
}

test_it_says_how_many_files_start_there if {
	given := facts.detour(facts.layered, [2, 4, 3], "layers", {"starts": 3, "names": []})
	facts.messages(rule.violation) == {"src/a.ts (domain layer) imports src/b.ts (infra layer) by way of src/x.ts, as 3 files in all do: what the domain layer must not import it must not get by a detour"} with input as given
	{found.details.measure.value | some found in rule.violation} == {3} with input as given
}

test_a_step_that_breaks_a_rule_itself_is_told_by_that if {
	base := facts.detour(facts.layered, [2, 0, 3], "barrels", {}).modules.src
	first := {"from": 2, "to": 0, "imports": [facts.import_with({})]}
	rule.violation == set() with input as {"modules": {"src": object.union(base, {"pairs": [first]})}}
}

test_internals_of_a_context_are_found_on_the_way if {
	given := facts.detour(facts.contexts, [0, 4, 2], "contexts", {"names": []})
	facts.messages(rule.violation) == {"src/a.ts (context orders) imports src/b.ts (context billing) by way of src/x.ts: what the context orders must not import it must not get by a detour"} with input as given
	count(rule.violation) == 1 with input as facts.detour(facts.contexts, [0, 5, 2], "barrels", {})
}

test_a_context_may_hand_on_what_it_shows if {
	rule.violation == set() with input as facts.detour(facts.contexts, [0, 3, 2], "barrels", {})
	rule.violation == set() with input as facts.detour(facts.contexts, [0, 4, 3], "contexts", {})
}

test_unless_the_map_does_not_declare_it if {
	base := facts.detour(facts.contexts, [0, 4, 3], "contexts", {}).modules.src
	given := {"modules": {"src": object.union(base, {"relationships": {}})}}
	count(rule.violation) == 1 with input as given
}

test_types_can_be_ignored if {
	settings := facts.settings("modules/transitive-layer-violation", {"type_imports": "ignore"})
	given := facts.detour(facts.layered, [2, 4, 3], "layers", {"isTypeOnly": true})
	count(rule.violation) == 1 with input as given
	rule.violation == set() with input as given with data.lib.archfit.settings as settings
}

test_what_a_rule_about_barrels_tells_is_not_told_again if {
	places := [
		facts.place("controller", [facts.layer("domain", "domain", 0)], {"stereotypes": ["controller"]}),
		facts.place("repository", [facts.layer("infra", "infrastructure", 1)], {"stereotypes": ["repository"]}),
		facts.place("no layer", [null], {}),
	]
	given := facts.detour(places, [0, 2, 1], "barrels", {})
	rule.violation == set() with input as given
	count(controller_no_repository.violation) == 1 with input as given
}

test_an_import_that_leads_nowhere_is_a_doubt if {
	rule.undecided == {facts.doubt("domain layer")} with input as facts.doubtful(facts.layered, 2)
	rule.undecided == {facts.doubt("context orders")} with input as facts.doubtful(facts.contexts, 0)
	rule.undecided == set() with input as facts.doubtful(facts.layered, 4)
}

test_a_way_that_goes_on_nobody_knows_where_is_a_doubt if {
	gap := {"id": "gap:0", "from": 2, "start": "src/a.ts", "file": "src/x.ts", "specifier": "./gone", "reason": "no such file"}
	rule.undecided == {{
		"msg": "src/x.ts, which src/a.ts (domain layer) gets to, imports ./gone, and where that leads is not known: no such file",
		"details": {
			"subject": "gap:0",
			"specifier": "./gone",
			"hint": "Correct the path, or the tsconfig or manifest that it goes by. Until it leads somewhere nobody can tell what comes by way of it.",
		},
	}} with input as facts.base_of(facts.layered, {"gaps": [gap]})
}
