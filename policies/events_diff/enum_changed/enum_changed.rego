# METADATA
# title: The words of an event keep their meaning
# description: |
#   No value of a closed list is added, and none is taken away: consumers decide by them. A value that is gone is
#   as grave as the rule says, a new one that consumers may not know a little less.
# related_resources:
#   - https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
# custom:
#   id: events-diff/enum-changed
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event has two versions that could be compared
#   rationale: >-
#     A consumer that decides by a status does not know the new one, and waits for the old one for ever.
#   remediation: >-
#     Add values in a new version, or leave the list open for what consumers do not know; keep a value
#     until its announced end; or check in a plan that names the change.
#   parameters:
#     added: {type: string, enum: [critical, high, medium, low, info], default: medium, description: "Severity of a new value; never above that of the rule."}
#   since: 0.1.0
#   related:
#     - events-diff/field-type-changed
#   decisions:
#     - docs/adr/0017-consumers-hold-the-old-schema.md
package archfit.events_diff.enum_changed

import data.lib.archfit.event_changes
import data.lib.archfit.parameters

examined contains id if some id in event_changes.compared

violation contains event_changes.finding(each, {}) if {
	some each in _promised
	each.change.kind == "enum-value-removed"
}

violation contains event_changes.finding(each, {"severity": _parameters.added}) if {
	some each in _promised
	each.change.kind == "enum-value-added"
}

_promised contains each if {
	some each in event_changes.changes("events-diff/enum-changed")
	each.change.verdict != "possible"
	each.event.mode.name != "NONE"
}

_parameters := parameters.of(rego.metadata.chain())
