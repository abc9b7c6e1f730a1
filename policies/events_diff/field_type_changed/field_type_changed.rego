# METADATA
# title: Fields of events keep their type
# description: |
#   The type of a field changes in no way that who holds the other version cannot read, as the declared mode of
#   compatibility asks for.
# related_resources:
#   - https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
# custom:
#   id: events-diff/field-type-changed
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event has two versions that could be compared
#   rationale: >-
#     A number that becomes a text fails in the parser of each consumer, or worse, is taken for something
#     else.
#   remediation: >-
#     Add a field of the new type beside the old one, and announce the end of the old one.
#   since: 0.1.0
#   known_misses:
#     - "In JSON Schema, what stood under a name that the schema does not declare was promised to nobody; openObjects: strict counts it."
#   decisions:
#     - docs/adr/0017-consumers-hold-the-old-schema.md
package archfit.events_diff.field_type_changed

import data.lib.archfit.event_changes

examined contains id if some id in event_changes.compared

violation contains event_changes.finding(each, {}) if {
	some each in event_changes.breaking("events-diff/field-type-changed")
}
