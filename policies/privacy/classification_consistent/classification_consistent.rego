# METADATA
# title: A field has one class wherever it appears
# description: |
#   Fields of one name, below containers of one name, are declared with the same level in every schema of the run. Where nobody declares
#   anything, events/classification-complete asks for it.
# custom:
#   id: privacy/classification-consistent
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no two schemas declare the level of a field of one name
#   rationale: >-
#     A value that is confidential here and public there is public: it leaves through the schema that asks for least.
#   remediation: >-
#     Declare the higher of the levels in all of them, or in classification.yaml, where it holds for all.
#   since: 0.1.0
#   standards:
#     - "ISO/IEC 27001:2022 A.5.12: Classification of information"
package archfit.privacy.classification_consistent

examined contains id if some id in input.privacy.compared

violation contains {"msg": message, "details": details} if {
	some conflict in input.privacy.conflicts
	message := sprintf("%s is %s in %s and %s in %s", [conflict.path, conflict.level, conflict.event, conflict.highest.level, conflict.highest.event])
	details := {"subject": conflict.id, "related": [{"subject": conflict.highest.id}]}
}
