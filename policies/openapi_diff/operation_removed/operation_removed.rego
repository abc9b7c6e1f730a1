# METADATA
# title: Operations stay
# description: |
#   Every method of a path, and every webhook and callback, of the older version is in the newer one.
# related_resources:
#   - https://google.aip.dev/180
# custom:
#   id: openapi-diff/operation-removed
#   domain: openapi
#   severity: critical
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract has two versions that could be compared
#   rationale: >-
#     A client that calls an operation that is gone gets 405 or 404, whatever it sends.
#   remediation: >-
#     Keep the old form beside the new one, announce its end and remove it after that day; or deliver a new major
#     version; or check in a plan that names the change.
#   parameters:
#     possible: {type: string, enum: [critical, high, medium, low, info], default: low, description: "Severity of changes of which the descriptions do not hold enough to decide; never above that of the rule."}
#   since: 0.1.0
#   related:
#     - openapi-diff/path-removed
#     - openapi-diff/contract-removed
#   decisions:
#     - docs/adr/0014-parallel-contracts-cover.md
package archfit.openapi_diff.operation_removed

import data.lib.archfit.openapi
import data.lib.archfit.parameters

examined contains id if some id in openapi.compared

violation contains openapi.finding(change, _parameters.possible) if {
	some change in openapi.changes("operation-removed")
}

_parameters := parameters.of(rego.metadata.chain())
