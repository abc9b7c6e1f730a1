# METADATA
# title: No parameter becomes required
# description: |
#   Requests that left a parameter out are still complete.
# related_resources:
#   - https://google.aip.dev/180
# custom:
#   id: openapi-diff/parameter-required
#   domain: openapi
#   severity: high
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract has two versions that could be compared
#   rationale: >-
#     A client that does not know the parameter sends requests that are refused from one day to the next.
#   remediation: >-
#     Keep the old form beside the new one, announce its end and remove it after that day; or deliver a new major
#     version; or check in a plan that names the change.
#   parameters:
#     possible: {type: string, enum: [critical, high, medium, low, info], default: low, description: "Severity of changes of which the descriptions do not hold enough to decide; never above that of the rule."}
#   since: 0.1.0
package archfit.openapi_diff.parameter_required

import data.lib.archfit.openapi
import data.lib.archfit.parameters

examined contains id if some id in openapi.compared

violation contains openapi.finding(change, _parameters.possible) if {
	some change in openapi.changes("parameter-required")
}

_parameters := parameters.of(rego.metadata.chain())
