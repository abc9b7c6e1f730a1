# METADATA
# title: Sensitive fields say what they hold
# description: |
#   Every property of a contract that holds credentials, payment data, or something about a person carries its classification:
#   `x-classification`, `x-data-classification`, `x-sensitivity`, `x-sensitive`, `x-pii`, or a marker of another dialect such as
#   `x-ms-secret` or `confluent:tags`, on the property itself, on its schema, or on an object around it.
# related_resources:
#   - https://spec.openapis.org/oas/v3.1.1#specification-extensions
# custom:
#   id: openapi/sensitive-fields-classified
#   domain: openapi
#   severity: high
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract could be read
#   rationale: >-
#     What nobody has classified is logged, copied and published like everything else: masking, retention and audits go by
#     the classification.
#   remediation: >-
#     Give the property x-classification with its class, such as pii; of what is harmless in spite of its name say so:
#     x-classification public, or x-sensitive false.
#   parameters:
#     guessed: {type: string, enum: [critical, high, medium, low, info], default: medium, description: "Severity of properties that are sensitive by their name alone; never above that of the rule."}
#     classes: {type: array, items: {type: string}, default: [], description: "Classes that there are; none: any text will do."}
#     ignore: {type: array, items: {type: string}, default: [], description: "Names of properties that are harmless wherever they stand."}
#   since: 0.1.0
#   known_misses:
#     - "Names of one word that mean several things (name, state, pin) are silent where nothing around them says whose they are: a marker in the schema repairs it."
#   related:
#     - events/classification-complete
#     - privacy/classification-consistent
#   standards:
#     - "ISO/IEC 27001:2022 A.5.12: Classification of information"
#   decisions:
#     - docs/adr/0019-names-are-read-as-words.md
package archfit.openapi.sensitive_fields_classified

import data.lib.archfit.parameters

examined contains id if {
	some id, contract in input.contracts
	contract.fields
}

violation contains {"msg": message, "details": details} if {
	some contract in input.contracts
	some field in contract.fields.sensitive
	not field.name in _parameters.ignore
	fault := _fault(field)
	message := sprintf("%s (%s) %s", [field.name, field.category, fault])
	details := object.union(
		{"subject": field.id, "category": field.category, "by": field.by},
		{"severity": _parameters.guessed | _is_guess(field)},
	)
}

_fault(field) := sprintf("has the marker %s, which says nothing", [field.unreadable]) if field.unreadable

else := "carries no classification" if not field.classification

else := sprintf("has the class %s, which is none of %s", [unknown[0], concat(", ", _parameters.classes)]) if {
	count(_parameters.classes) > 0
	unknown := [class |
		some class in split(field.classification, ", ")
		not class in _parameters.classes
	]
	count(unknown) > 0
}

# Who has written a marker, or format: password, has said that it is sensitive.
_is_guess(field) if {
	field.by == "name"
	not field.unreadable
	not field.classification
}

_parameters := parameters.of(rego.metadata.chain())
