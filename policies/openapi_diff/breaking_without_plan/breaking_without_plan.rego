# METADATA
# title: No breaking change without a version or a plan
# description: |
#   Every breaking change of a contract is covered: by a new major version, by an announced end that has come, by a level
#   of stability that promises nothing, or by a plan that names it. One finding a contract; the findings of the other
#   rules say what breaks.
# related_resources:
#   - https://google.aip.dev/180
#   - https://semver.org
# custom:
#   id: openapi-diff/breaking-without-plan
#   domain: openapi
#   severity: critical
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract has two versions that could be compared
#   rationale: >-
#     A party that kept to the contract fails on the day of the delivery, and learns of it from its own users.
#   remediation: >-
#     Undo what breaks, raise the version, or agree on a plan: archfit openapi plan OLD NEW writes its skeleton.
#   since: 0.1.0
#   known_misses:
#     - "Descriptions are compared, and not what the server does: a change of behaviour that no description tells is not seen."
#   related:
#     - openapi-diff/version-bump
#     - openapi-diff/plan-complete
#     - openapi-diff/removed-before-sunset
#   decisions:
#     - docs/adr/0014-parallel-contracts-cover.md
package archfit.openapi_diff.breaking_without_plan

import data.lib.archfit.openapi

examined contains id if some id in openapi.compared

violation contains {"msg": message, "details": details} if {
	some id, contract in input.contracts
	uncovered := openapi.uncovered(contract)
	count(uncovered) > 0
	message := sprintf("%s %s, and neither a version nor a plan covers %s", [id, openapi.breaks(uncovered), _them(uncovered)])
	details := object.union(openapi.summary(id, uncovered), {"measure": {"value": count(uncovered), "unit": "breaking changes", "better": "lower"}})
}

_them(changes) := "it" if count(changes) == 1

else := "them"
