package archfit.events_diff.enum_changed_test

import data.archfit.events_diff.enum_changed as rule
import data.lib.archfit.event_changes_test as events

_facts(kind, verdict) := events.of({"events-diff/enum-changed": [events.change({"kind": kind, "verdict": verdict})]})

test_a_value_that_is_gone_is_found_whichever_way_the_mode_looks if {
	some verdict in ["breaking", "compatible"]
	found := rule.violation with input as _facts("enum-value-removed", verdict)
	{violation.msg | some violation in found} == {events.plain_finding.msg}
	rule.examined == {"orders/placed.json"} with input as _facts("enum-value-removed", verdict)
	{violation | some violation in found; violation.details.severity} == set()
}

test_a_new_value_weighs_less if {
	{violation.details.severity | some violation in rule.violation} == {"medium"} with input as _facts("enum-value-added", "breaking")
}

test_nothing_is_promised_where_the_mode_is_none if {
	event := events.event({"mode": {"name": "NONE", "from": "source"}, "changes": {"events-diff/enum-changed": [events.change({"kind": "enum-value-added", "verdict": "compatible"})]}})
	rule.violation == set() with input as {"event_changes": {"orders/placed.json": event}}
}

test_changes_that_others_carry_are_not if {
	rule.violation == set() with input as events.of({"other": [events.change({})]})
}

test_events_that_could_not_be_compared_are_not_examined if {
	rule.examined == set() with input as events.unread
	rule.violation == set() with input as events.unread
}
