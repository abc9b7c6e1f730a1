package archfit.events_diff.compatibility_mode_test

import data.archfit.events_diff.compatibility_mode as rule
import data.lib.archfit.event_changes_test as events

test_a_change_that_it_carries_is_found if {
	facts := events.of({"events-diff/compatibility-mode": [events.change({})]})
	rule.examined == {"orders/placed.json"} with input as facts
	rule.violation == {events.plain_finding} with input as facts
	rule.undecided == set() with input as facts
}

test_changes_that_others_carry_and_compatible_ones_are_not if {
	rule.violation == set() with input as events.of({"other": [events.change({})]})
	rule.violation == set() with input as events.of({"events-diff/compatibility-mode": [events.change({"verdict": "compatible"})]})
}

test_a_mode_that_is_none_is_found if {
	facts := {"event_changes": {"orders/placed.json": events.event({"mode": {"name": "FORWARD", "from": "default", "unreadable": "x-compatibility: SIDEWAYS"}})}}
	rule.violation == {{"msg": "OrderPlaced declares the compatibility x-compatibility: SIDEWAYS, which is no mode: FORWARD counts", "details": {"subject": "orders/placed.json", "mode": "FORWARD"}}} with input as facts
}

test_a_transitive_mode_needs_former_versions if {
	facts := {"event_changes": {"orders/placed.json": events.event({"mode": {"name": "FULL_TRANSITIVE", "from": "mark", "lacksHistory": true}})}}
	{doubt.msg | some doubt in rule.undecided} == {"OrderPlaced is held to FULL_TRANSITIVE, and no former versions are named"} with input as facts
}

test_what_nobody_can_decide_is_no_pass if {
	facts := events.of({"events-diff/compatibility-mode": [events.change({"kind": "undecided", "verdict": "possible", "message": "total could not be compared"})]})
	rule.undecided == {{"msg": "OrderPlaced: total could not be compared", "details": {
		"subject": "orders/placed.json#change0",
		"change": "undecided",
		"hint": "Simplify the schema there, or compare that part by hand and waive it.",
	}}} with input as facts
}

test_events_that_could_not_be_compared_are_not_examined if {
	rule.examined == set() with input as events.unread
	rule.violation == set() with input as events.unread
}
