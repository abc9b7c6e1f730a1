# METADATA
# title: Log lines hold named fields alone
# description: |
#   The schema of a log line is closed: additionalProperties is false, and no field of it is a free-form object or map. A list of what may
#   be logged is the only one that keeps out what nobody thought of.
# custom:
#   id: privacy/log-schema-closed
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema describes a log line
#   rationale: >-
#     An open object takes whatever a developer hands to the logger, the request with its password among it.
#   remediation: >-
#     Set additionalProperties to false, and name the fields that may be logged.
#   since: 0.1.0
package archfit.privacy.log_schema_closed

examined contains id if {
	some id, event in input.events
	event.log
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, event in input.events
	event.log.isOpen
	message := sprintf("%s takes fields that it does not name", [event.name])
}

violation contains {"msg": message, "details": {"subject": field.id}} if {
	some event in input.events
	some field in event.log.open
	message := sprintf("%s takes anything in %s", [event.name, field.path])
}
