package archfit.events_diff.version_bump_test

import data.archfit.events_diff.version_bump as rule
import data.lib.archfit.event_changes_test as events

_facts(version, given) := {"event_changes": {"orders/placed.json": events.event(object.union({"version": version}, given))}}

_unchanged := {"outcome": "unchanged", "message": "the version of OrderPlaced is 1.0.0 as before", "hint": "Raise it to 2.0.0.", "isFault": false}

_breaking := {"changes": {"events-diff/required-field-removed": [events.change({})]}}

test_a_break_under_an_old_version_is_found if {
	rule.examined == {"orders/placed.json"} with input as _facts(_unchanged, _breaking)
	rule.violation == {{"msg": "OrderPlaced breaks in 1 place: the version of OrderPlaced is 1.0.0 as before", "details": {
		"subject": "orders/placed.json",
		"findings": ["v1:a"],
		"changes": {"field-removed": 1},
		"outcome": "unchanged",
		"hint": "Raise it to 2.0.0.",
	}}} with input as _facts(_unchanged, _breaking)
}

test_another_shape_under_the_same_version_weighs_less if {
	rule.violation == {{"msg": "OrderPlaced has another shape, and the version of OrderPlaced is 1.0.0 as before", "details": {
		"subject": "orders/placed.json",
		"outcome": "unchanged",
		"hint": "Raise the version.",
		"severity": "medium",
	}}} with input as _facts(_unchanged, {})
}

test_what_is_covered_or_did_not_change_needs_no_other_version if {
	rule.violation == set() with input as _facts(_unchanged, {"isChanged": false})
	rule.violation == set() with input as _facts(object.union(_unchanged, {"outcome": "ahead"}), _breaking)
	rule.violation == set() with input as _facts(object.union(_unchanged, {"outcome": "too-small"}), {"changes": {"a": [events.covered]}})
}

test_a_version_that_goes_back_is_found_whatever_breaks if {
	version := {"outcome": "backwards", "message": "the version of OrderPlaced went from 2.0.0 to 1.0.0", "hint": "Raise it.", "isFault": true}
	rule.violation == {{"msg": "OrderPlaced: the version of OrderPlaced went from 2.0.0 to 1.0.0", "details": {"subject": "orders/placed.json", "outcome": "backwards", "hint": "Raise it."}}} with input as _facts(version, _breaking)
}

test_events_without_a_version_are_not_examined if {
	rule.examined == set() with input as events.of({})
	rule.violation == set() with input as events.of({"events-diff/required-field-removed": [events.change({})]})
}

test_events_that_could_not_be_compared_are_not_examined if {
	rule.examined == set() with input as events.unread
	rule.violation == set() with input as events.unread
}
