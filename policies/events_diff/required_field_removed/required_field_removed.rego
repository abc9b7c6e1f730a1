# METADATA
# title: Required fields of events stay
# description: |
#   A field that the older version of an event promises is there in the newer one. Under the declared mode of
#   compatibility, FORWARD unless somebody says otherwise: who holds the older schema still reads what is written.
# related_resources:
#   - https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
# custom:
#   id: events-diff/required-field-removed
#   domain: events
#   severity: critical
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event has two versions that could be compared
#   rationale: >-
#     A consumer that was written against the promise reads the field without a check: it fails on the
#     first event that lacks it, and events cannot be sent back.
#   remediation: >-
#     Keep the field, and stop filling it only after its announced end; or deliver a new major version
#     beside this one; or check in a plan that names the change.
#   since: 0.1.0
#   related:
#     - events-diff/optional-field-removed
#     - events-diff/required-became-optional
#   decisions:
#     - docs/adr/0017-consumers-hold-the-old-schema.md
package archfit.events_diff.required_field_removed

import data.lib.archfit.event_changes

examined contains id if some id in event_changes.compared

violation contains event_changes.finding(each, {}) if {
	some each in event_changes.breaking("events-diff/required-field-removed")
}

undecided contains event_changes.doubt(each) if {
	some each in event_changes.undecided
}
