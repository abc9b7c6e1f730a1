package archfit.events.open_payload_test

import data.archfit.events.open_payload as rule
import data.lib.archfit.event_facts_test as facts

_door(path) := {"id": sprintf("placed#%s", [path]), "path": path, "reach": 1, "alsoIn": []}

test_a_field_for_anything_is_found if {
	given := facts.set_of([facts.event("placed", {"fields": {"open": [_door("labels")]}})])
	rule.examined == {"placed"} with input as given
	rule.violation == {{
		"msg": "the integration event placed takes anything in labels: nobody sees in the schema what travels there",
		"details": {"subject": "placed#labels", "measure": {"value": 1, "unit": "places", "better": "lower"}, "related": []},
	}} with input as given
}

test_an_event_for_anything_is_found if {
	rule.violation == {{
		"msg": "the integration event placed takes anything at its top: nobody sees in the schema what travels there",
		"details": {"subject": "placed", "measure": {"value": 1, "unit": "places", "better": "lower"}, "related": []},
	}} with input as facts.set_of([facts.event("placed", {"isOpen": true})])
}

test_an_event_is_found_once if {
	given := facts.set_of([facts.event("placed", {"isOpen": true, "fields": {"open": [_door("labels"), _door("notes")]}})])
	rule.violation == {{
		"msg": "the integration event placed takes anything in 3 places: at its top, labels, notes: nobody sees in the schema what travels there",
		"details": {
			"subject": "placed",
			"measure": {"value": 3, "unit": "places", "better": "lower"},
			"related": [{"subject": "placed#labels"}, {"subject": "placed#notes"}],
		},
	}} with input as given
}

test_events_that_stay_inside_weigh_less if {
	given := facts.set_of([facts.event("placed", object.union(facts.internal, {"isOpen": true}))])
	found := rule.violation with input as given
	facts.severities(found) == ["info"]
	off := facts.settings("events/open-payload", {"internal": "none"})
	rule.violation == set() with input as given with data.lib.archfit.settings as off
}

test_lines_of_logs_have_rules_of_their_own if {
	given := facts.set_of([facts.carrying("open", {}, {"kind": "log"})])
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}
