# METADATA
# title: The version that consumers have can be read
# description: |
#   The older version of every event is there and can be read. One that the older version does not have makes the
#   event a new one, which the report says.
# related_resources:
#   - https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
# custom:
#   id: events-diff/baseline-present
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event is compared with an older version
#   rationale: >-
#     Where nothing is compared nothing breaks: without the older version a run would call every change
#     harmless.
#   remediation: >-
#     Name a revision, folder or file with valid schemas; in a shallow clone, fetch the history (fetch-
#     depth: 0).
#   parameters:
#     allow_new: {type: boolean, default: true, description: "Whether an event may be new: without an older version in what it is compared with."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0015-what-consumers-have-is-asked-of-git.md
package archfit.events_diff.baseline_present

import data.lib.archfit.parameters

examined contains id if {
	some id, event in input.event_changes
	event.base.state != "unreadable"
}

violation contains {"msg": message, "details": {"subject": id}} if {
	not _parameters.allow_new
	some id, event in input.event_changes
	event.base.state == "absent"
	message := sprintf("%s has no older version: %s does not have it", [event.name, event.base.name])
}

undecided contains {"msg": message, "details": {"subject": id, "hint": hint}} if {
	some id, event in input.event_changes
	event.base.state == "unreadable"
	message := sprintf("the older version of %s in %s cannot be read: nothing tells what breaks", [event.name, event.base.name])
	hint := "Name a revision, folder or file with valid schemas; in a shallow clone, fetch the history (fetch-depth: 0)."
}

_parameters := parameters.of(rego.metadata.chain())
