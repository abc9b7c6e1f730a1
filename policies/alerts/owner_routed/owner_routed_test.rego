package archfit.alerts.owner_routed_test

import data.archfit.alerts.owner_routed as rule
import data.lib.archfit.alert_facts_test as facts

_of(team) := facts.alert("Down", {"labels": {"team": team}})

_routes(matchers) := {"routes": {"alertmanager": {"id": "alertmanager", "receivers": [], "matchers": matchers}}}

_matcher(operator, value) := {"label": "team", "operator": operator, "value": value}

test_an_alert_of_nobody_is_found_where_others_have_an_owner if {
	given := facts.set_of([_of("orders"), facts.alert("Late", {})], {})
	rule.examined == {"Down", "Late"} with input as given
	rule.violation == {{"msg": "the alert Late names nobody who answers for it", "details": {"subject": "Late"}}} with input as given
}

test_it_is_asked_of_nobody_where_nobody_names_one if {
	rule.examined == set() with input as facts.set_of([facts.alert("Late", {})], {})
	rule.violation == set() with input as facts.set_of([facts.alert("Late", {})], {})
}

test_a_team_that_the_catalog_does_not_know_is_found if {
	given := facts.set_of([_of("oders")], {"catalog": {"teams": ["orders"]}})
	rule.violation == {{
		"msg": "the alert Down belongs to oders, and the catalog has no such team",
		"details": {"subject": "Down", "owner": "oders"},
	}} with input as given
	rule.violation == set() with input as facts.set_of([_of("oders")], {"catalog": {"teams": []}})
}

test_a_team_that_no_route_takes_is_found if {
	given := facts.set_of([_of("orders")], _routes([_matcher("=", "payments"), _matcher("=~", "order|catalog")]))
	rule.violation == {{
		"msg": "the alert Down belongs to orders, and no route takes alerts of that owner",
		"details": {"subject": "Down", "owner": "orders"},
	}} with input as given
}

test_a_team_that_a_route_takes_passes[value] if {
	some value in ["orders|payments", "ord.*"]
	rule.violation == set() with input as facts.set_of([_of("orders")], _routes([_matcher("=~", value)]))
}

test_a_team_that_a_route_names_passes if {
	rule.violation == set() with input as facts.set_of([_of("orders")], _routes([_matcher("=", "orders")]))
}

test_routes_that_ask_something_else_take_any_team if {
	matcher := {"label": "severity", "operator": "=", "value": "page"}
	rule.violation == set() with input as facts.set_of([_of("orders")], _routes([matcher]))
}

test_a_template_for_an_owner_cannot_be_told if {
	given := facts.set_of([facts.alert("Down", {"templates": ["team"]})], {"catalog": {"teams": ["orders"]}})
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "a template names who answers for the alert Down",
		"details": {"subject": "Down", "hint": "Set the label to the name of a team."},
	}} with input as given
}

test_a_page_that_nobody_is_told_of_is_found if {
	given := facts.set_of([facts.page("Down", {"receivers": [facts.receiver("null", [], true)]})], {})
	rule.examined == {"Down"} with input as given
	rule.violation == {{
		"msg": "the alert Down pages a person, and goes to null, where nobody is told",
		"details": {"subject": "Down", "receivers": ["null"]},
	}} with input as given
}

test_a_page_that_somebody_may_be_told_of_passes if {
	receivers := [facts.receiver("null", [], true), facts.receiver("chat", ["slack"], false)]
	rule.violation == set() with input as facts.set_of([facts.page("Down", {"receivers": receivers})], {})
}
