# METADATA
# title: The payload of a public event is closed to what nobody has named
# description: |
#   An event that other teams read has no map of anything, no object of which nothing is said, and no additionalProperties: true. An object that names its
#   properties and does not speak of others is let through, since consumers rely on that to read what is added later.
# custom:
#   id: events/open-payload
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema of an event was read
#   rationale: >-
#     Through a door for anything goes what nobody has classified, and no check of a schema can see it.
#   remediation: >-
#     Name the fields; or give the values of a map a type, and declare what they may hold.
#   parameters:
#     internal: {type: string, default: info, description: "Severity in events that stay inside; none: they may be open."}
package archfit.events.open_payload

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.messages

violation contains events.finding(field, _severity(event), message) if {
	some id in events.messages
	event := input.events[id]
	some field in event.fields.open
	message := sprintf("%s takes anything: nobody sees in the schema what travels there", [events.place(event, field)])
}

violation contains {"msg": message, "details": details} if {
	some id in events.messages
	event := input.events[id]
	event.isOpen
	severity := _severity(event)
	severity != "none"
	message := sprintf("%s takes any further fields: nobody sees in the schema what travels there", [events.reader(event)])
	details := object.union({"subject": id}, {"severity": severity | severity != ""})
}

_severity(event) := "" if event.audience.isPublished

else := _parameters.internal

_parameters := parameters.of(rego.metadata.chain())
