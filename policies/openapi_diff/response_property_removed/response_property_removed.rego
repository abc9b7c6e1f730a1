# METADATA
# title: Properties of responses stay
# description: |
#   Every property that the older version describes in what the server sends is described by the newer one.
# related_resources:
#   - https://google.aip.dev/180
# custom:
#   id: openapi-diff/response-property-removed
#   domain: openapi
#   severity: high
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract has two versions that could be compared
#   rationale: >-
#     A client that reads a property that is gone finds nothing there, often far from the call.
#   remediation: >-
#     Keep the old form beside the new one, announce its end and remove it after that day; or deliver a new major
#     version; or check in a plan that names the change.
#   parameters:
#     possible: {type: string, enum: [critical, high, medium, low, info], default: low, description: "Severity of changes of which the descriptions do not hold enough to decide; never above that of the rule."}
#   since: 0.1.0
#   related:
#     - openapi-diff/response-property-optional
#     - openapi-diff/response-header-removed
#     - openapi-diff/response-status-removed
package archfit.openapi_diff.response_property_removed

import data.lib.archfit.openapi
import data.lib.archfit.parameters

examined contains id if some id in openapi.compared

violation contains openapi.finding(change, _parameters.possible) if {
	some change in openapi.changes("response-property-removed")
}

_parameters := parameters.of(rego.metadata.chain())
