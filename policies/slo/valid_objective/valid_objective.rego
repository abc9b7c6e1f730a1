# METADATA
# title: Objectives say what can be kept
# description: |
#   Every objective promises more than nothing and less than everything (between 0 and 1 as a share, between 0 and 100 in percent), over a window that is a
#   length of time, with a threshold that can be read, measured by events and how many there are; its name stands once, and the catalog has
#   its service and journey. A target of a higher percentile is no stricter than that of a lower one.
# related_resources:
#   - https://sre.google/workbook/implementing-slos/
# custom:
#   id: slo/valid-objective
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [objective, targets]
#   requires: [operations]
#   not_applicable: there is no objective and no target
#   rationale: >-
#     An objective of 99.9 where a share is read, or of 100 %, is never kept, and one over a window that nobody can read is never judged: its alerts fire
#     always or never, and nobody looks at them.
#   remediation: >-
#     Write the objective as its format wants it: 0.999 or 99.9%; the window as 30d; and the threshold with its unit: 200ms.
#   since: 0.1.0
#   related:
#     - slo/critical-journey
package archfit.slo.valid_objective

_all := {id: fact |
	some facts in [object.get(input, "slos", {}), object.get(input, "targets", {})]
	some id, fact in facts
}

examined contains id if some id, _ in _all

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, fact in _all
	some fault in fact.faults
	message := sprintf("%s %s", [fact.display, fault])
}
