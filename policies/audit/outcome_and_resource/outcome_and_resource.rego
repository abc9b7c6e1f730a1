# METADATA
# title: Audit records say what came of it
# description: |
#   The schema of an audit record has and requires the outcome: outcome, result, status, responseStatus, decision. What it was done to is asked
#   for by audit/required-fields.
# custom:
#   id: audit/outcome-and-resource
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema describes an audit record
#   rationale: >-
#     An attempt that failed and one that succeeded are different facts: a trail that does not tell them apart hides attacks.
#   remediation: >-
#     Add outcome, an enum with success and failure, and require it.
#   since: 0.1.0
#   standards:
#     - "NIST SP 800-53 Rev. 5 AU-3: Content of Audit Records"
#     - "PCI DSS 4.0 10.2.2"
package archfit.audit.outcome_and_resource

import data.lib.archfit.audit

examined contains id if some id in audit.records

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in audit.records
	event := input.events[id]
	faults := audit.faults(event, ["outcome"])
	count(faults) > 0
	message := sprintf("%s %s", [event.name, faults[0]])
}
