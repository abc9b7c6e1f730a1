# METADATA
# title: The version of an event moves with its shape
# description: |
#   An event that declares a version declares another one when its shape changes: a new major one where something
#   breaks that nothing else covers. It never moves back. One finding an event.
# related_resources:
#   - https://semver.org
# custom:
#   id: events-diff/version-bump
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event that declares a version in both of its versions could be compared
#   rationale: >-
#     The version is all that many consumers look at: another shape under the same number reaches them
#     without a warning.
#   remediation: >-
#     Raise the version as the message says, or cover what breaks otherwise.
#   parameters:
#     compatible: {type: string, enum: [critical, high, medium, low, info], default: medium, description: "Severity where nothing breaks, and the version stayed all the same; never above that of the rule."}
#   since: 0.1.0
package archfit.events_diff.version_bump

import data.lib.archfit.event_changes
import data.lib.archfit.parameters

examined contains id if {
	some id in event_changes.compared
	input.event_changes[id].version
}

violation contains {"msg": message, "details": {"subject": id, "outcome": version.outcome, "hint": version.hint}} if {
	some id, event in input.event_changes
	version := event.version
	version.isFault
	message := sprintf("%s: %s", [event.name, version.message])
}

violation contains {"msg": message, "details": details} if {
	some id, event in input.event_changes
	version := event.version
	not version.isFault
	version.outcome != "ahead"
	uncovered := event_changes.uncovered(event)
	count(uncovered) > 0
	message := sprintf("%s %s: %s", [event.name, event_changes.breaks(uncovered), version.message])
	details := object.union(event_changes.summary(id, uncovered), {"outcome": version.outcome, "hint": version.hint})
}

violation contains {"msg": message, "details": details} if {
	some id, event in input.event_changes
	version := event.version
	version.outcome == "unchanged"
	not version.isFault
	event.isChanged
	count(event_changes.uncovered(event)) == 0
	message := sprintf("%s has another shape, and %s", [event.name, version.message])
	details := {"subject": id, "outcome": version.outcome, "hint": "Raise the version.", "severity": _parameters.compatible}
}

_parameters := parameters.of(rego.metadata.chain())
