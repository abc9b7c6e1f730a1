package archfit.events.open_payload_test

import data.archfit.events.open_payload as rule
import data.lib.archfit.event_facts_test as facts

_open := {"path": "attributes", "level": "internal"}

test_a_field_for_anything_is_found if {
	given := facts.set_of([facts.carrying("open", _open, {})])
	rule.examined == {"placed"} with input as given
	rule.violation == {{
		"msg": "attributes of the integration event placed takes anything: nobody sees in the schema what travels there",
		"details": facts.details({"level": "internal"}),
	}} with input as given
}

test_an_event_for_anything_is_found if {
	rule.violation == {{
		"msg": "the integration event placed takes any further fields: nobody sees in the schema what travels there",
		"details": {"subject": "placed"},
	}} with input as facts.set_of([facts.event("placed", {"isOpen": true})])
}

test_events_that_stay_inside_weigh_less if {
	given := facts.set_of([facts.carrying("open", _open, object.union(facts.internal, {"isOpen": true}))])
	found := rule.violation with input as given
	facts.severities(found) == ["info", "info"]
	off := facts.settings("events/open-payload", {"internal": "none"})
	rule.violation == set() with input as given with data.lib.archfit.settings as off
}

test_lines_of_logs_have_rules_of_their_own if {
	given := facts.set_of([facts.carrying("open", {}, {"kind": "log"})])
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}
