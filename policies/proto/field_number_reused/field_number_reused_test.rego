package archfit.proto.field_number_reused_test

import data.archfit.proto.field_number_reused as rule
import data.lib.archfit.event_changes_test as events

_facts(format, changes) := object.union(events.of(changes), {"events": {"orders/placed.json": {"format": format}}})

test_a_number_that_means_another_field_is_found_whatever_the_mode_says if {
	facts := _facts("protobuf", {"proto/field-number-reused": [events.change({"kind": "number-reused", "verdict": "compatible"})]})
	rule.examined == {"orders/placed.json"} with input as facts
	{violation.msg | some violation in rule.violation} == {events.plain_finding.msg} with input as facts
}

test_events_of_other_formats_are_not_examined if {
	rule.examined == set() with input as _facts("avro", {})
	rule.violation == set() with input as _facts("avro", {"other": [events.change({})]})
}

test_events_that_could_not_be_compared_are_not_examined if {
	rule.examined == set() with input as events.unread
	rule.violation == set() with input as events.unread
}
