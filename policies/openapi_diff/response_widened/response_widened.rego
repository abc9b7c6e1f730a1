# METADATA
# title: Responses hold no values that were ruled out
# description: |
#   Types, values, ranges, lengths, patterns and formats of what the server sends may shrink, and not grow.
# related_resources:
#   - https://google.aip.dev/180
# custom:
#   id: openapi-diff/response-widened
#   domain: openapi
#   severity: medium
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract has two versions that could be compared
#   rationale: >-
#     A client meets a value that the contract ruled out: a branch that nobody wrote.
#   remediation: >-
#     Keep the old form beside the new one, announce its end and remove it after that day; or deliver a new major
#     version; or check in a plan that names the change.
#   parameters:
#     possible: {type: string, enum: [critical, high, medium, low, info], default: low, description: "Severity of changes of which the descriptions do not hold enough to decide; never above that of the rule."}
#   since: 0.1.0
#   when_not: "Where clients are told to expect values that they do not know, as some guidelines for APIs ask of them."
#   related:
#     - openapi-diff/request-narrowed
package archfit.openapi_diff.response_widened

import data.lib.archfit.openapi
import data.lib.archfit.parameters

examined contains id if some id in openapi.compared

violation contains openapi.finding(change, _parameters.possible) if {
	some change in openapi.changes("response-widened")
}

_parameters := parameters.of(rego.metadata.chain())
