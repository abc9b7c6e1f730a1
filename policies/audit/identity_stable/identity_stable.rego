# METADATA
# title: An audit record keeps its id over its versions
# description: |
#   The field with the id of an audit record (eventId, auditId, id) has the same name, place and kind of value in both versions, and every record has it.
# custom:
#   id: audit/identity-stable
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no audit record with an id has an older version
#   rationale: >-
#     A trail is read years later, by the ids of its records: where they change on the way, it falls apart.
#   remediation: >-
#     Keep the field as it is, and required; what else is to identify the record goes into a field beside it.
#   since: 0.1.0
package archfit.audit.identity_stable

import data.lib.archfit.event_changes

examined contains id if some id, _ in event_changes.identities(true)

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, event in event_changes.identities(true)
	message := sprintf("%s %s", [event.name, event_changes.identity_fault(event.identity)])
}
