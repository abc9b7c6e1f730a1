package archfit.modules.layer_order_test

import data.archfit.modules.layer_order as rule
import data.lib.archfit.module_facts_test as facts

test_an_import_upwards_is_found if {
	given := facts.crossing(facts.layered, 1, 0)
	rule.violation == {facts.finding(
		"application layer", "web layer", "http is above application, which must not know it",
		"Move Db to application or below it, or declare an interface there that http implements.",
	)} with input as given
	rule.examined == {"place:0", "place:1", "place:2", "place:3"} with input as given
}

test_downwards_is_what_layers_are_for if {
	every ends in [[0, 1], [0, 3], [1, 2], [1, 3], [0, 4], [4, 0]] {
		rule.violation == set() with input as facts.crossing(facts.layered, ends[0], ends[1])
	}
}

test_strict_layers_are_not_skipped if {
	strict := {"layerings": [{"kind": "layered", "isStrict": true, "independent": []}]}
	given := facts.crossing_with(facts.layered, 0, 2, {}, strict)
	rule.violation == {facts.finding(
		"web layer", "domain layer", "http may import the layer next below it only",
		"Let the layer next below http offer what Db is used for.",
	)} with input as given
	rule.violation == set() with input as facts.crossing_with(facts.layered, 0, 1, {}, strict)
}

test_independent_layers_are_found_both_ways if {
	independent := {"layerings": [{"kind": "layered", "isStrict": false, "independent": [["http", "application"]]}]}
	every ends in [[0, 1], [1, 0]] {
		found := rule.violation with input as facts.crossing_with(facts.layered, ends[0], ends[1], {}, independent)
		count(found) == 1
	}
	rule.violation == set() with input as facts.crossing_with(facts.layered, 1, 2, {}, independent)
}

test_layers_of_one_rank_are_beside_one_another if {
	onion := {"layerings": [{"kind": "onion", "isStrict": false, "independent": []}]}
	adapters := [
		facts.place("mail layer", [facts.layer("mail", "infrastructure", 0)], {}),
		facts.place("db layer", [facts.layer("db", "infrastructure", 0)], {}),
	]
	rule.violation == {facts.finding(
		"mail layer", "db layer", "mail and db are independent of one another",
		"Move Db to a layer below both, or let the layer above them connect the two.",
	)} with input as facts.crossing_with(adapters, 0, 1, {}, onion)
}

test_infrastructure_implements_what_the_domain_declares if {
	rule.violation == set() with input as facts.crossing(facts.layered, 3, 2)
	count(rule.violation) == 1 with input as facts.crossing(facts.layered, 3, 1)
	settings := facts.settings("modules/layer-order", {"ports": ["application"]})
	rule.violation == set() with input as facts.crossing(facts.layered, 3, 1) with data.lib.archfit.settings as settings
	count(rule.violation) == 1 with input as facts.crossing(facts.layered, 3, 2) with data.lib.archfit.settings as settings
}

test_what_the_domain_must_not_know_is_told_by_the_rule_about_it if {
	given := facts.crossing(facts.layered, 2, 0)
	rule.violation == set() with input as given
	off := facts.crossing_with(facts.layered, 2, 0, {}, {"off": ["modules/domain-no-infrastructure"]})
	count(rule.violation) == 1 with input as off
}

test_types_can_be_ignored if {
	settings := facts.settings("modules/layer-order", {"type_imports": "ignore"})
	given := facts.crossing_with(facts.layered, 1, 0, {"isTypeOnly": true, "names": []}, {})
	facts.messages(rule.violation) == {"src/a.ts (application layer) imports types from src/b.ts (web layer): http is above application, which must not know it"} with input as given
	rule.violation == set() with input as given with data.lib.archfit.settings as settings
}

test_an_import_that_leads_nowhere_is_a_doubt if {
	rule.undecided == {facts.doubt("web layer")} with input as facts.doubtful(facts.layered, 0)
	rule.undecided == set() with input as facts.doubtful(facts.layered, 4)
}

test_why_it_leads_nowhere_is_told_by_the_rule_for_that if {
	{"src/a.ts (web layer) imports ../gone, which leads nowhere: modules/no-unresolved tells why"} == _said(0)
	{"src/a.ts (web layer) imports ../gone and 2 more that lead nowhere: modules/no-unresolved tells why"} == _said(2)
}

_said(more) := {each.msg | some each in doubts} if {
	code := json.patch(facts.doubtful(facts.layered, 0), [{"op": "add", "path": "modules/src/unresolved/0/more", "value": more}])
	doubts := rule.undecided with input as code
}
