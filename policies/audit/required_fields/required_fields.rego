# METADATA
# title: Audit records say who did what to what, when and why
# description: |
#   The schema of an audit record has and requires the id of the record, the actor, the subject, the action, the time and
#   what caused it. The names of CADF, OCSF, ECS, CloudEvents and of the audit logs of Kubernetes and the large clouds count, also below
#   metadata, headers or an object of their own (actor.id). Which schemas are audit records: audit in the source, x-event-kind: audit,
#   or a folder or name with the word audit.
# related_resources:
#   - https://www.dmtf.org/standards/cadf
#   - https://schema.ocsf.io
# custom:
#   id: audit/required-fields
#   domain: events
#   severity: critical
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema describes an audit record
#   rationale: >-
#     A trail in which one of these is missing cannot be reconstructed, and that shows on the day on which somebody has to.
#   remediation: >-
#     Add the fields, and require them.
#   parameters:
#     parts: {type: array, items: {type: string, enum: [id, actor, subject, action, time, causation, policyVersion, outcome]}, default: [id, actor, subject, action, time, causation], description: "What a record has to say."}
#   since: 0.1.0
#   related:
#     - audit/policy-version
#   standards:
#     - "NIST SP 800-53 Rev. 5 AU-3: Content of Audit Records"
#     - "PCI DSS 4.0 10.2.2"
package archfit.audit.required_fields

import data.lib.archfit.audit
import data.lib.archfit.parameters

examined contains id if some id in audit.records

violation contains {"msg": message, "details": details} if {
	some id in audit.records
	event := input.events[id]
	faults := audit.faults(event, _parameters.parts)
	count(faults) > 0
	message := sprintf("%s %s", [event.name, concat(", and ", faults)])
	lacking := audit.lacking(event, _parameters.parts)
	details := {"subject": id, "measure": {"value": lacking, "unit": "parts", "better": "lower"}}
}

_parameters := parameters.of(rego.metadata.chain())
