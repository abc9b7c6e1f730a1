# METADATA
# title: Optional fields of events end by a plan
# description: |
#   An optional field that the older version of an event has is there in the newer one. Where the declared mode
#   forbids the change it is as grave as the rule says; where nobody who reads by the schema alone notices, it is
#   a note.
# related_resources:
#   - https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
# custom:
#   id: events-diff/optional-field-removed
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event has two versions that could be compared
#   rationale: >-
#     An optional field is used by who needs it: a schema does not tell who that is.
#   remediation: >-
#     Mark the field as deprecated with a date, and take it out after that day; or check in a plan that
#     names the change.
#   parameters:
#     tolerated: {type: string, enum: [critical, high, medium, low, info], default: low, description: "Severity where the declared mode of compatibility allows it; never above that of the rule."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0017-consumers-hold-the-old-schema.md
package archfit.events_diff.optional_field_removed

import data.lib.archfit.event_changes
import data.lib.archfit.parameters

examined contains id if some id in event_changes.compared

violation contains event_changes.finding(each, {}) if {
	some each in event_changes.breaking("events-diff/optional-field-removed")
}

violation contains event_changes.finding(each, {"severity": _parameters.tolerated}) if {
	some each in event_changes.changes("events-diff/optional-field-removed")
	each.change.verdict == "compatible"
	each.event.mode.name != "NONE"
}

_parameters := parameters.of(rego.metadata.chain())
