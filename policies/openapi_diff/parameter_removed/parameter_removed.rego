# METADATA
# title: Accepted parameters stay
# description: |
#   Every parameter that the older version accepts is accepted by the newer one, in the same place.
# related_resources:
#   - https://google.aip.dev/180
# custom:
#   id: openapi-diff/parameter-removed
#   domain: openapi
#   severity: high
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract has two versions that could be compared
#   rationale: >-
#     A parameter that nobody reads any longer is ignored without a word, or refused: the client gets another answer than
#     it asked for.
#   remediation: >-
#     Keep the old form beside the new one, announce its end and remove it after that day; or deliver a new major
#     version; or check in a plan that names the change.
#   parameters:
#     possible: {type: string, enum: [critical, high, medium, low, info], default: low, description: "Severity of changes of which the descriptions do not hold enough to decide; never above that of the rule."}
#   since: 0.1.0
#   known_misses:
#     - "Whether the server still reads a parameter that its description no longer names: such a change is possibly breaking, and has the severity of possible."
#   related:
#     - openapi-diff/parameter-required
package archfit.openapi_diff.parameter_removed

import data.lib.archfit.openapi
import data.lib.archfit.parameters

examined contains id if some id in openapi.compared

violation contains openapi.finding(change, _parameters.possible) if {
	some change in openapi.changes("parameter-removed")
}

_parameters := parameters.of(rego.metadata.chain())
