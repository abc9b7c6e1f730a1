# METADATA
# title: The payload of a public event is closed to what nobody has named
# description: |
#   An event that other teams read has no map of anything, no object of which nothing is said, and no additionalProperties: true. An object that names its
#   properties and does not speak of others is let through, since consumers rely on that to read what is added later. One
#   finding an event.
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
#     internal: {type: string, enum: [critical, high, medium, low, info, none], default: info, description: "Severity in events that stay inside; none: they may be open."}
#   since: 0.1.0
package archfit.events.open_payload

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.messages

# Of an event once: who closes one of its doors sees the others.
violation contains {"msg": message, "details": details} if {
	some id in examined
	event := input.events[id]
	doors := array.concat(_itself(event), event.fields.open)
	count(doors) > 0
	severity := _severity(event)
	severity != "none"
	message := sprintf("%s takes anything %s: nobody sees in the schema what travels there", [events.reader(event), _where(doors)])
	details := object.union(
		{
			"subject": doors[0].id,
			"measure": {"value": count(doors), "unit": "places", "better": "lower"},
			"related": [{"subject": door.id} | some door in array.slice(doors, 1, 6)],
		},
		{"severity": severity | severity != ""},
	)
}

_itself(event) := [{"id": event.id, "path": "at its top"} | event.isOpen]

_where(doors) := sprintf("in %s", [doors[0].path]) if {
	count(doors) == 1
	doors[0].path != "at its top"
} else := "at its top" if {
	count(doors) == 1
} else := sprintf("in %d places: %s", [count(doors), events.listing([door.path | some door in array.slice(doors, 0, 5)], count(doors))])

_severity(event) := "" if event.audience.isPublished

else := _parameters.internal

_parameters := parameters.of(rego.metadata.chain())
