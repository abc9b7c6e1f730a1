# METADATA
# title: Names that generated clients are made of stay
# description: |
#   Under the profile sdk: operation ids, tags, and the names of schemas and path variables are the same in both
#   versions.
# related_resources:
#   - https://google.aip.dev/180
# custom:
#   id: openapi-diff/name-changed
#   domain: openapi
#   severity: low
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract has two versions that could be compared
#   rationale: >-
#     Nothing of it travels, and yet code that was generated from the older version does not compile against the newer
#     one.
#   remediation: >-
#     Keep the old form beside the new one, announce its end and remove it after that day; or deliver a new major
#     version; or check in a plan that names the change.
#   parameters:
#     possible: {type: string, enum: [critical, high, medium, low, info], default: low, description: "Severity of changes of which the descriptions do not hold enough to decide; never above that of the rule."}
#   since: 0.1.0
#   when_not: "Where nobody generates clients: nothing of it travels, and the profile wire, which holds by default, finds none of it."
package archfit.openapi_diff.name_changed

import data.lib.archfit.openapi
import data.lib.archfit.parameters

examined contains id if some id in openapi.compared

violation contains openapi.finding(change, _parameters.possible) if {
	some change in openapi.changes("name-changed")
}

_parameters := parameters.of(rego.metadata.chain())
