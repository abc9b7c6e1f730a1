# METADATA
# title: Schemas repeat what the inventory says of their fields
# description: |
#   Every field that classification.yaml calls confidential or restricted carries a marker in the schema too, so that who reads the schema alone
#   knows. Off by default: where the file counts, the schemas may stay silent.
# custom:
#   id: privacy/sensitive-fields-classified
#   domain: events
#   severity: high
#   scope: set
#   default: off
#   applies_to: [event]
#   requires: [events, classification]
#   not_applicable: the classification names no field of these schemas
#   rationale: >-
#     Consumers see the schema and not the file beside it; what is not marked there is handled like everything else.
#   remediation: >-
#     Write x-data-classification, or the marker of your format, on the field.
#   since: 0.1.0
#   when_not: "Where classification.yaml is what counts, and nobody reads the schemas without it."
#   related:
#     - events/classification-complete
#   standards:
#     - "ISO/IEC 27001:2022 A.5.12: Classification of information"
package archfit.privacy.sensitive_fields_classified

examined contains id if {
	some id, event in input.events
	event.inventoried
}

violation contains {"msg": message, "details": {"subject": field.id}} if {
	some event in input.events
	some field in event.inventoried.unmarked
	message := sprintf("%s is %s by %s, and its schema does not say so", [field.path, field.level, field.by])
}
