# METADATA
# title: Every class of data has an owner
# description: |
#   A classification.yaml has classes of data, and each of them names who answers for it.
# custom:
#   id: privacy/classification-inventory
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [classification]
#   requires: [events, classification]
#   not_applicable: no classification could be read
#   rationale: >-
#     Whether a field may be published, and when its values are erased, is for somebody to decide, and to decide again.
#   remediation: >-
#     Write the classes of data below classes, each with its owner.
#   since: 0.1.0
#   standards:
#     - "ISO/IEC 27001:2022 A.5.12: Classification of information"
package archfit.privacy.classification_inventory

examined contains id if some id, _ in input.privacy.inventories

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, inventory in input.privacy.inventories
	count(inventory.classes) == 0
	message := sprintf("%s has no classes of data", [inventory.name])
}

violation contains {"msg": message, "details": {"subject": class.id}} if {
	some inventory in input.privacy.inventories
	some class in inventory.classes
	not class.owner
	message := sprintf("nobody answers for the class %s", [class.name])
}
