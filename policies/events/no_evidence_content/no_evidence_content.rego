# METADATA
# title: Events carry what is known of content, and no content
# description: |
#   No event carries documents, images, bodies or other content: no bytes, no base64, no media type of a document, no field whose name says so. The
#   digest of a document, its id, size and media type are metadata and may travel.
# related_resources:
#   - https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/dataref.md
# custom:
#   id: events/no-evidence-content
#   domain: events
#   severity: critical
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema of an event was read
#   rationale: >-
#     Sensitive content should have fewer ways to go than what is known of it. In an event it goes to everybody, past the checks that guard the store.
#   remediation: >-
#     Publish the id of the content, its digest, size and media type, and let those who may see it fetch it where access is checked. Of bytes that are no
#     content say so: x-data-classification public.
#   parameters:
#     guessed: {type: string, enum: [critical, high, medium, low, info, none], default: medium, description: "Severity of fields of which a common name alone says so; none: no finding."}
#     internal: {type: string, enum: [critical, high, medium, low, info, none], default: medium, description: "Severity in events that stay inside; none: they may carry content."}
#   since: 0.1.0
#   related:
#     - events/no-signed-url
package archfit.events.no_evidence_content

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.messages

violation contains events.finding(field, _severity(event, field), message) if {
	some id in events.messages
	event := input.events[id]
	some field in event.fields.evidence
	message := sprintf("%s carries content (%s)", [events.place(event, field), field.because])
}

_severity(event, field) := _parameters.internal if {
	not event.audience.isPublished
} else := _parameters.guessed if {
	field.confidence == "medium"
} else := ""

_parameters := parameters.of(rego.metadata.chain())
