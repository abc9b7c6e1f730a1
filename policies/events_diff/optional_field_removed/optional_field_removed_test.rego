package archfit.events_diff.optional_field_removed_test

import data.archfit.events_diff.optional_field_removed as rule
import data.lib.archfit.event_changes_test as events

test_one_that_the_mode_forbids_is_found if {
	facts := events.of({"events-diff/optional-field-removed": [events.change({})]})
	rule.examined == {"orders/placed.json"} with input as facts
	rule.violation == {events.plain_finding} with input as facts
}

test_one_that_the_mode_allows_weighs_less if {
	facts := events.of({"events-diff/optional-field-removed": [events.change({"verdict": "compatible"})]})
	{violation.details.severity | some violation in rule.violation} == {"low"} with input as facts
}

test_nothing_is_promised_where_the_mode_is_none if {
	event := events.event({"mode": {"name": "NONE", "from": "source"}, "changes": {"events-diff/optional-field-removed": [events.change({"verdict": "compatible"})]}})
	rule.violation == set() with input as {"event_changes": {"orders/placed.json": event}}
}

test_changes_that_others_carry_are_not if {
	rule.violation == set() with input as events.of({"other": [events.change({})]})
}

test_events_that_could_not_be_compared_are_not_examined if {
	rule.examined == set() with input as events.unread
	rule.violation == set() with input as events.unread
}
