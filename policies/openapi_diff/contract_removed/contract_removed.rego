# METADATA
# title: Contracts stay
# description: |
#   Of folders that are compared: every description of the older one is in the newer one, by its path, by the name that
#   git knows it to have had, or as `renamed` says.
# related_resources:
#   - https://google.aip.dev/180
# custom:
#   id: openapi-diff/contract-removed
#   domain: openapi
#   severity: critical
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract has two versions that could be compared
#   rationale: >-
#     A contract that nobody can read any longer promises nothing, and nobody watches what becomes of its operations.
#   remediation: >-
#     Bring the description back; say under renamed what it is called now; announce the end of its operations and remove it
#     after that day; or check in a plan that names the change.
#   parameters:
#     possible: {type: string, enum: [critical, high, medium, low, info], default: low, description: "Severity of changes of which the descriptions do not hold enough to decide; never above that of the rule."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0014-parallel-contracts-cover.md
package archfit.openapi_diff.contract_removed

import data.lib.archfit.openapi
import data.lib.archfit.parameters

examined contains id if some id in openapi.compared

violation contains openapi.finding(change, _parameters.possible) if {
	some change in openapi.changes("contract-removed")
}

_parameters := parameters.of(rego.metadata.chain())
