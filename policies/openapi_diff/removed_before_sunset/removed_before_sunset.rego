# METADATA
# title: Announced ends are kept
# description: |
#   What was deprecated is removed on or after the day that was announced, and an announcement can be read, is not
#   withdrawn and does not come closer.
# related_resources:
#   - https://www.rfc-editor.org/rfc/rfc8594
#   - https://www.rfc-editor.org/rfc/rfc9745
# custom:
#   id: openapi-diff/removed-before-sunset
#   domain: openapi
#   severity: high
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract has two versions that could be compared
#   rationale: >-
#     A date is a promise to everybody who planned by it: who is faster than announced breaks those who kept to the
#     announcement.
#   remediation: >-
#     Bring the element back until its day, or name a later day; what has no day needs one first.
#   parameters:
#     possible: {type: string, enum: [critical, high, medium, low, info], default: low, description: "Severity of changes of which the descriptions do not hold enough to decide; never above that of the rule."}
#   since: 0.1.0
#   standards:
#     - "RFC 8594: The Sunset HTTP Header Field"
#     - "RFC 9745: The Deprecation HTTP Response Header Field"
package archfit.openapi_diff.removed_before_sunset

import data.lib.archfit.openapi
import data.lib.archfit.parameters

examined contains id if some id in openapi.compared

violation contains openapi.finding(change, _parameters.possible) if {
	some change in openapi.changes("removed-before-sunset")
}

violation contains {"msg": mark.message, "details": details} if {
	some contract in input.contracts
	some mark in contract.marks
	details := {"subject": mark.id, "code": mark.code, "hint": mark.hint}
}

_parameters := parameters.of(rego.metadata.chain())
