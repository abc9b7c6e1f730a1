package archfit.events_diff.field_type_changed_test

import data.archfit.events_diff.field_type_changed as rule
import data.lib.archfit.event_changes_test as events

test_a_change_that_it_carries_is_found if {
	facts := events.of({"events-diff/field-type-changed": [events.change({})]})
	rule.examined == {"orders/placed.json"} with input as facts
	rule.violation == {events.plain_finding} with input as facts
}

test_changes_that_others_carry_and_compatible_ones_are_not if {
	rule.violation == set() with input as events.of({"other": [events.change({})]})
	rule.violation == set() with input as events.of({"events-diff/field-type-changed": [events.change({"verdict": "compatible"})]})
}

test_events_that_could_not_be_compared_are_not_examined if {
	rule.examined == set() with input as events.unread
	rule.violation == set() with input as events.unread
}
