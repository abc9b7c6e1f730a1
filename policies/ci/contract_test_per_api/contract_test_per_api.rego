# METADATA
# title: Every consumer of a service has a contract test with it
# description: |
#   For each service of the catalog and each of its consumers there is a contract with at least one interaction: a Pact file, or the result of a verification. It
#   is asked where some contract is in the run.
# custom:
#   id: ci/contract-test-per-api
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [service]
#   requires: [operations, catalog]
#   not_applicable: no contract is in the run, or no service of the catalog has consumers
#   rationale: >-
#     What a consumer relies on and nobody has written down is broken by the next change, and noticed in production.
#   remediation: >-
#     Let the tests of the consumer write a contract (Pact), and name the folder of contracts in the source; or name the pair in tested_elsewhere.
#   parameters:
#     tested_elsewhere: {type: array, items: {type: string}, default: [], description: "Pairs of consumer and provider that other tests cover, as gateway/orders."}
#   since: 0.1.0
#   related:
#     - ci/consumer-contracts-before-deploy
package archfit.ci.contract_test_per_api

import data.lib.archfit.parameters

examined contains service.id if {
	count(input.contractTests) > 0
	some service in input.catalog.services
	count(service.consumers) > 0
}

violation contains {"msg": message, "details": details} if {
	some name, service in input.catalog.services
	service.id in examined
	some consumer in service.consumers
	not _is_tested(consumer, name)
	message := sprintf("%s consumes %s, and %s", [consumer, name, _fault(consumer, name)])
	details := {"subject": service.id, "path": ["consumers", consumer], "consumer": consumer, "related": _related(consumer, name)}
}

_is_tested(consumer, provider) if {
	some contract in _contracts(consumer, provider)
	contract.interactions > 0
}

# A result alone tells that there is a contract somewhere.
_is_tested(consumer, provider) if {
	some contract in _contracts(consumer, provider)
	not contract.hasFile
}

_is_tested(consumer, provider) if sprintf("%s/%s", [consumer, provider]) in _parameters.tested_elsewhere

_contracts(consumer, provider) := {contract |
	some contract in input.contractTests
	lower(contract.consumer) == lower(consumer)
	lower(contract.provider) == lower(provider)
}

_fault(consumer, provider) := "their contract holds no interaction" if {
	count(_contracts(consumer, provider)) > 0
} else := "no contract tests that"

_related(consumer, provider) := sort([{"subject": contract.id} | some contract in _contracts(consumer, provider)])

_parameters := parameters.of(rego.metadata.chain())
