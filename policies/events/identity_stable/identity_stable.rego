# METADATA
# title: An event keeps its id over its versions
# description: |
#   The field with the id of an event (eventId, id, messageId) has the same name, place and kind of value in both versions, and every event has it.
#   For audit records there is audit/identity-stable.
# custom:
#   id: events/identity-stable
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event with an id has an older version
#   rationale: >-
#     Consumers tell by the id what they have seen already: with another one they do everything twice, or nothing.
#   remediation: >-
#     Keep the field as it is, and required; what else is to identify the event goes into a field beside it.
#   since: 0.1.0
#   related:
#     - audit/identity-stable
package archfit.events.identity_stable

import data.lib.archfit.event_changes

examined contains id if some id, _ in event_changes.identities(false)

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, event in event_changes.identities(false)
	message := sprintf("%s %s", [event.name, event_changes.identity_fault(event.identity)])
}
