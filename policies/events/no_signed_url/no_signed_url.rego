# METADATA
# title: Events carry no credentials and no signed addresses
# description: |
#   No event carries a password, token, key or cookie, or an address that opens what it names to whoever holds it (signed, presigned, SAS). An event that
#   stays inside must not carry them either.
# custom:
#   id: events/no-signed-url
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema of an event was read
#   rationale: >-
#     Whoever reads the topic, its backups or its dead letters can use the secret for as long as it is valid.
#   remediation: >-
#     Publish the id of what is meant and let the consumer ask for an address or a token of its own. Of what is no secret in spite of its name say so:
#     x-data-classification public.
#   parameters:
#     guessed: {type: string, enum: [critical, high, medium, low, info, none], default: medium, description: "Severity of what is probable, and not nearly certain; none: no finding."}
#     internal: {type: string, enum: [critical, high, medium, low, info, none], default: medium, description: "Severity in events that stay inside; none: they may carry them."}
#   since: 0.1.0
package archfit.events.no_signed_url

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.messages

violation contains events.finding(field, _severity(event, field), message) if {
	some id in events.messages
	event := input.events[id]
	some field in event.fields.secrets
	message := sprintf("%s carries a secret (%s)%s", [events.place(event, field), field.because, _fault(field)])
}

_fault(field) := ", though it is declared as harmless" if field.isUnderDeclared

else := ""

_severity(event, field) := _parameters.internal if {
	not event.audience.isPublished
} else := _parameters.guessed if {
	field.confidence in {"medium", "low"}
} else := ""

_parameters := parameters.of(rego.metadata.chain())
