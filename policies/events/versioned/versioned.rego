# METADATA
# title: Every schema has a version
# description: |
#   The schema of an event has a version: its own, that of its document or subject, one in its path or name, or a field of the envelope that carries it.
# custom:
#   id: events/versioned
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema of an event was read
#   rationale: >-
#     Without a version nobody can say which shape a stored event has, or run two of them side by side.
#   remediation: >-
#     Give the schema a version: version in the schema, info.version in AsyncAPI, a namespace with v1, or a required eventVersion in the envelope.
#   since: 0.1.0
#   related:
#     - events-diff/version-bump
package archfit.events.versioned

examined contains id if some id, _ in input.events

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	event := input.events[id]
	not event.version
	not event.envelope.version
	message := sprintf("the schema of %s has no version", [event.name])
}
