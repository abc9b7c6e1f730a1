# METADATA
# title: Field numbers are never used again
# description: |
#   The number of a field of Protobuf means one field for ever: it is not given to another one, and neither its
#   reservation nor that of its name is taken back. Whatever the declared mode of compatibility.
# related_resources:
#   - https://protobuf.dev/programming-guides/proto3/#deleting
# custom:
#   id: proto/field-number-reused
#   domain: events
#   severity: critical
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event of Protobuf has two versions that could be compared
#   rationale: >-
#     A number is all that travels: who holds the older schema reads the new value as the old field, and
#     nothing tells that it is wrong.
#   remediation: >-
#     Give the new field a number that was never used, and reserve the number and the name of the old one.
#   since: 0.1.0
#   related:
#     - events-diff/field-type-changed
#   decisions:
#     - docs/adr/0018-in-protobuf-numbers-are-the-contract.md
package archfit.proto.field_number_reused

import data.lib.archfit.event_changes

examined contains id if {
	some id in event_changes.compared
	input.events[id].format == "protobuf"
}

violation contains event_changes.finding(each, {}) if {
	some each in event_changes.changes("proto/field-number-reused")
}
