# METADATA
# title: The version that consumers have can be read
# description: |
#   The older version of every contract is there and can be read. A revision that has no such file makes the contract a
#   new one, which the report says.
# related_resources:
#   - https://google.aip.dev/180
# custom:
#   id: openapi-diff/baseline-present
#   domain: openapi
#   severity: high
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract is configured
#   rationale: >-
#     Where nothing is compared nothing breaks: without the older version a run would call every change harmless.
#   remediation: >-
#     Name a revision or file with a valid description; in a shallow clone, fetch the history (fetch-depth: 0).
#   parameters:
#     allow_new: {type: boolean, default: true, description: "Whether a contract may be new: without an older version in the revision that is compared with."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0015-what-consumers-have-is-asked-of-git.md
package archfit.openapi_diff.baseline_present

import data.lib.archfit.parameters

examined contains id if {
	some id, contract in input.contracts
	contract.base.state != "unreadable"
}

violation contains {"msg": message, "details": {"subject": id}} if {
	not _parameters.allow_new
	some id, contract in input.contracts
	contract.base.state == "absent"
	message := sprintf("%s has no older version: %s is not there", [id, contract.base.name])
}

undecided contains {"msg": message, "details": {"subject": id, "hint": hint}} if {
	some id, contract in input.contracts
	contract.base.state == "unreadable"
	message := sprintf("the older version of %s, %s, cannot be read: nothing tells what breaks", [id, contract.base.name])
	hint := "Name a revision or file with a valid description; in a shallow clone, fetch the history (fetch-depth: 0)."
}

_parameters := parameters.of(rego.metadata.chain())
