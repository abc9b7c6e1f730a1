# METADATA
# title: No sensitive field travels in a public event
# description: |
#   No field that somebody has classified as confidential or restricted, itself or by what holds it, can be reached from an event that other
#   teams read, also through references, and also where it is optional. What was masked, hashed, tokenised or encrypted weighs less, and so does
#   an event that stays inside. An event of which nobody says for whom it is counts as one that other teams read. A field of a shared definition is
#   one finding, which names the events.
# related_resources:
#   - https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/data-classification.md
# custom:
#   id: events/no-classified-sensitive-field
#   domain: events
#   severity: critical
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema of an event was read
#   rationale: >-
#     An event is copied to every consumer, kept in every log of the broker and replayed for years: what was published once cannot be taken back.
#   remediation: >-
#     Take the field out and let those who may see it ask for it by an id; or hash or tokenise it and say so beside its class; or, where the event
#     stays inside, say so (x-audience: internal). What has to travel all the same needs a waiver with an owner and an end.
#   parameters:
#     handled: {type: string, enum: [critical, high, medium, low, info, none], default: medium, description: "Severity of fields that were masked, hashed, tokenised or encrypted; none: they may travel."}
#     internal: {type: string, enum: [critical, high, medium, low, info, none], default: info, description: "Severity in events that stay inside; none: they may carry them."}
#   since: 0.1.0
#   related:
#     - events/no-suspected-sensitive-field
#     - events/transitive-reference-leak
#   standards:
#     - "CWE-200: Exposure of Sensitive Information to an Unauthorized Actor"
#   decisions:
#     - docs/adr/0016-an-event-is-for-others.md
package archfit.events.no_classified_sensitive_field

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.messages

violation contains events.finding(field, _severity(event, field), message) if {
	some id in events.messages
	event := input.events[id]
	some field in event.fields.declared
	message := sprintf("%s is declared %s (%s)", [events.place(event, field), _class(field), field.because])
}

_class(field) := sprintf("%s and %s", [field.level, field.handling]) if field.handling

else := field.level

_severity(event, field) := "" if {
	event.audience.isPublished
	not field.handling
} else := _parameters.handled if {
	event.audience.isPublished
} else := "none" if {
	field.handling
} else := _parameters.internal

_parameters := parameters.of(rego.metadata.chain())
