# METADATA
# title: Versions of an event stay compatible as declared
# description: |
#   Two versions of an event relate as the declared mode says: FORWARD (the default), BACKWARD or FULL, against
#   the last version, or with _TRANSITIVE against all that are named. The rule carries what no other rule about
#   two versions does. A mode that an event declares of itself (x-compatibility) counts as its older version has
#   it.
# related_resources:
#   - https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
# custom:
#   id: events-diff/compatibility-mode
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event has two versions that could be compared
#   rationale: >-
#     What a mode promises decides who has to be upgraded first; a change that breaks it stops the side
#     that was not.
#   remediation: >-
#     Undo the change, make it in a new major version, or check in a plan that names it.
#   since: 0.1.0
#   known_misses:
#     - "In JSON Schema, what stood under a name that the schema does not declare was promised to nobody; openObjects: strict counts it."
#   decisions:
#     - docs/adr/0017-consumers-hold-the-old-schema.md
package archfit.events_diff.compatibility_mode

import data.lib.archfit.event_changes

examined contains id if some id in event_changes.compared

violation contains event_changes.finding(each, {}) if {
	some each in event_changes.breaking("events-diff/compatibility-mode")
}

violation contains {"msg": message, "details": {"subject": id, "mode": event.mode.name}} if {
	some id, event in input.event_changes
	event.mode.unreadable
	message := sprintf("%s declares the compatibility %s, which is no mode: %s counts", [event.name, event.mode.unreadable, event.mode.name])
}

undecided contains {"msg": message, "details": {"subject": id, "hint": "Name the former versions in history of the source, oldest first."}} if {
	some id, event in input.event_changes
	event.mode.lacksHistory
	message := sprintf("%s is held to %s, and no former versions are named", [event.name, event.mode.name])
}

undecided contains event_changes.doubt(each) if {
	some each in event_changes.undecided
}
