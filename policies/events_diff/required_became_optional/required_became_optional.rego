# METADATA
# title: What an event promises, it goes on promising
# description: |
#   A field that is required in the older version of an event does not become optional, and does not become
#   nullable: for who relies on it both are the same as taking it away.
# related_resources:
#   - https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
# custom:
#   id: events-diff/required-became-optional
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event has two versions that could be compared
#   rationale: >-
#     An optional field is missing on the day on which somebody leaves it out, long after the change was
#     merged.
#   remediation: >-
#     Leave the field required, or make it optional in a new major version; or check in a plan that names
#     the change.
#   since: 0.1.0
#   decisions:
#     - docs/adr/0017-consumers-hold-the-old-schema.md
package archfit.events_diff.required_became_optional

import data.lib.archfit.event_changes

examined contains id if some id in event_changes.compared

violation contains event_changes.finding(each, {}) if {
	some each in event_changes.breaking("events-diff/required-became-optional")
}
