package archfit.events.no_classified_sensitive_field_test

import data.archfit.events.no_classified_sensitive_field as rule
import data.lib.archfit.event_facts_test as facts

test_a_declared_field_of_a_public_event_is_found if {
	given := facts.set_of([facts.carrying("declared", {"confidence": "declared", "because": "x-pii: true"}, {})])
	rule.examined == {"placed"} with input as given
	rule.violation == {{
		"msg": "customer.email of the integration event placed is declared confidential (x-pii: true)",
		"details": facts.details({"confidence": "declared"}),
	}} with input as given
}

test_a_field_weighs_by_handling_and_audience[name] if {
	some name, case in {
		"bare": {"field": {}, "event": {}, "severities": ["as the rule"]},
		"hashed": {"field": {"handling": "hashed"}, "event": {}, "severities": ["medium"]},
		"inside": {"field": {}, "event": facts.internal, "severities": ["info"]},
		"hashed inside": {"field": {"handling": "hashed"}, "event": facts.internal, "severities": []},
	}
	found := rule.violation with input as facts.set_of([facts.carrying("declared", case.field, case.event)])
	facts.severities(found) == case.severities
}

test_the_message_says_how_it_was_handled if {
	found := rule.violation with input as facts.set_of([facts.carrying("declared", {"handling": "hashed", "because": "x-pii"}, {})])
	facts.messages(found) == {"customer.email of the integration event placed is declared confidential and hashed (x-pii)"}
}

test_handled_fields_may_be_let_through if {
	given := facts.settings("events/no-classified-sensitive-field", {"handled": "none"})
	found := rule.violation with input as facts.set_of([facts.carrying("declared", {"handling": "hashed"}, {})]) with data.lib.archfit.settings as given
	found == set()
}

test_an_event_without_such_fields_passes if {
	rule.violation == set() with input as facts.set_of([facts.event("placed", {})])
	rule.examined == set() with input as {}
}

test_lines_of_logs_have_rules_of_their_own if {
	given := facts.set_of([facts.carrying("declared", {}, {"kind": "log"})])
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}
