# METADATA
# title: A public event refers to no schema with sensitive fields
# description: |
#   No event that other teams read refers to a schema of another file, such as that of an entity, that holds fields declared as confidential or restricted,
#   even if they are optional there. One finding an event and reference: so a further event that refers to the schema is seen, though the fields
#   themselves were accepted.
# custom:
#   id: events/transitive-reference-leak
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema is of an event that other teams read
#   rationale: >-
#     Whoever adds a field to the entity does not see the events that publish it from then on.
#   remediation: >-
#     Give the event a schema of its own with the fields that its readers need, and refer to the entity by its id.
#   parameters:
#     handled: {type: string, enum: [critical, high, medium, low, info, none], default: medium, description: "Severity where all of the fields were masked, hashed, tokenised or encrypted; none: no finding."}
#   since: 0.1.0
package archfit.events.transitive_reference_leak

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if {
	some id in events.messages
	input.events[id].audience.isPublished
}

violation contains {"msg": message, "details": details} if {
	some id in examined
	event := input.events[id]
	some entity in event.entities
	severity := _severity(entity)
	severity != "none"
	message := sprintf("%s of %s refers to %s (%s), which brings %s", [
		entity.path,
		events.reader(event),
		entity.name,
		entity.uri,
		events.listing(entity.fields, entity.count),
	])
	details := object.union(
		{"subject": entity.id, "entity": entity.name, "measure": {"value": entity.count, "unit": "fields", "better": "lower"}},
		{"severity": severity | severity != ""},
	)
}

_severity(entity) := _parameters.handled if entity.isHandled

else := ""

_parameters := parameters.of(rego.metadata.chain())
