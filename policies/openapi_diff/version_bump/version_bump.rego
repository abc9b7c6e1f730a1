# METADATA
# title: A breaking contract has a new major version
# description: |
#   The version of a contract moves up as far as its scheme asks for where something breaks that nothing else covers, and
#   never moves back. One finding a contract.
# related_resources:
#   - https://semver.org
# custom:
#   id: openapi-diff/version-bump
#   domain: openapi
#   severity: high
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract has two versions that could be compared
#   rationale: >-
#     The version is all that many consumers look at: a break under the old number reaches them without a warning.
#   remediation: >-
#     Raise the version as the message says, or cover what breaks otherwise.
#   since: 0.1.0
#   standards:
#     - "Semantic Versioning 2.0.0"
package archfit.openapi_diff.version_bump

import data.lib.archfit.openapi

examined contains id if some id in openapi.compared

violation contains {"msg": message, "details": details} if {
	some id, contract in input.contracts
	contract.version.isFault
	message := sprintf("%s: %s", [id, contract.version.message])
	details := {"subject": id, "outcome": contract.version.outcome, "hint": contract.version.hint}
}

violation contains {"msg": message, "details": details} if {
	some id, contract in input.contracts
	not contract.version.isFault
	contract.version.outcome != "ahead"
	uncovered := openapi.uncovered(contract)
	count(uncovered) > 0
	message := sprintf("%s %s: %s", [id, openapi.breaks(uncovered), contract.version.message])
	details := object.union(object.remove(openapi.summary(id, uncovered), ["related"]), {"outcome": contract.version.outcome, "hint": contract.version.hint})
}
