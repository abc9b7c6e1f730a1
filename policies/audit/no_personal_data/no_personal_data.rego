# METADATA
# title: Audit records hold ids and no personal data
# description: |
#   An audit record names people by an id: no name, e-mail or address of the actor or of others, no free text in which they may stand, and
#   no image of the object before and after the change. What is hashed, tokenised, encrypted or masked is let through.
# custom:
#   id: audit/no-personal-data
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema describes an audit record
#   rationale: >-
#     A trail cannot be changed, and personal data must be erasable: what is in it stays for as long as the trail is kept.
#   remediation: >-
#     Keep the id of the person and look the rest up, name the fields that changed instead of their values, or hash the value and say so.
#   parameters:
#     freeText: {type: string, enum: [critical, high, medium, low, info], default: medium, description: "Severity of fields for free text; never above that of the rule."}
#     snapshots: {type: string, enum: [critical, high, medium, low, info], default: medium, description: "Severity of images before and after a change; never above that of the rule."}
#   since: 0.1.0
#   related:
#     - privacy/log-schema-excludes-pii
#   standards:
#     - "GDPR Art. 5(1)(c): data minimisation"
#     - "GDPR Art. 17: right to erasure"
package archfit.audit.no_personal_data

import data.lib.archfit.audit
import data.lib.archfit.parameters

examined contains id if some id in audit.records

violation contains {"msg": message, "details": details} if {
	some id in audit.records
	event := input.events[id]
	some field in event.audit.personal
	message := sprintf("%s has %s, which %s", [event.name, field.path, field.because])
	details := object.union({"subject": field.id}, _weight(field.kind))
}

_weight("free-text") := {"severity": _parameters.freeText}

_weight("snapshot") := {"severity": _parameters.snapshots}

_weight("personal") := {}

_parameters := parameters.of(rego.metadata.chain())
