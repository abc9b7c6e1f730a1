# METADATA
# title: Consumer contracts are verified before a provider is deployed
# description: |
#   Every job that deploys runs only where a verification of consumer contracts has succeeded: a job that it needs, near or far, or a step of its own before
#   the one that deploys, such as pact-broker can-i-deploy. Conditions (if: always()), continue-on-error, allow_failure and scripts that go on where a command
#   fails are seen. Where results of verifications are given, the latest of each contract is a success, or the one for the version that is deployed. It is asked
#   where a contract, a verification or a consumer in the catalog is known, and of services that others consume.
# related_resources:
#   - https://docs.pact.io/pact_broker/can_i_deploy
# custom:
#   id: ci/consumer-contracts-before-deploy
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [job, contract]
#   requires: [operations]
#   not_applicable: no job deploys, or nothing tells of consumers (no contract, no verification, none in the catalog)
#   rationale: >-
#     A provider that is deployed before its consumers' contracts are verified is tested by its consumers, in production.
#   remediation: >-
#     Let the job need the one that verifies (needs: contracts), without always(), continue-on-error or allow_failure on the way; or run pact-broker
#     can-i-deploy as a step before the deployment. Name a verification that is not known by verification_jobs.
#   parameters:
#     deploy_jobs: {type: array, items: {type: string}, default: [], description: "Regular expressions for names of jobs that deploy, besides those that are known by what they do."}
#     verification_jobs: {type: array, items: {type: string}, default: [], description: "Regular expressions for names of jobs, or for commands and actions, that verify consumer contracts, besides the tools that are known."}
#     version: {type: string, default: "", description: "The version of the providers that is deployed, as results of verifications name it. Default: the latest result of each contract counts."}
#   since: 0.1.0
#   known_misses:
#     - Verifications that run within other tests (a suite of Jest or JUnit) are told only by verification_jobs.
#     - Checks that a branch is protected by are not in any file.
#   related:
#     - ci/contract-test-per-api
#     - ci/gates-defined
package archfit.ci.consumer_contracts_before_deploy

import data.lib.archfit.parameters
import data.lib.archfit.pipelines

examined contains id if some id in _asked

examined contains contract.id if {
	some contract in input.contractTests
	count(contract.results) > 0
}

violation contains {"msg": message, "details": details} if {
	some id in _asked
	_standing(id) == "open"
	job := pipelines.jobs[id]
	message := sprintf("%s deploys without waiting for the contracts of its consumers: %s", [job.name, _reason(id)])
	details := {"subject": id, "way": job.way, "related": _related(id)}
}

violation contains {"msg": message, "details": {"subject": result.id, "related": [{"subject": contract.id}]}} if {
	some contract in input.contractTests
	result := _result(contract)
	not result.isSuccess
	message := sprintf("%s is not kept%s: the verification failed%s", [_contract(contract), _of_version(result), _failures(result)])
}

violation contains {"msg": message, "details": {"subject": contract.id}} if {
	some contract in input.contractTests
	_parameters.version != ""
	count(contract.results) > 0
	not _result(contract)
	message := sprintf("%s has no verification for version %s of %s, which is deployed", [_contract(contract), _parameters.version, contract.provider])
}

violation contains {"msg": message, "details": {"subject": contract.id}} if {
	some contract in input.contractTests
	count(contract.results) == 0
	some other in input.contractTests
	other.provider == contract.provider
	count(other.results) > 0
	message := sprintf("%s was never verified, and others of %s were", [_contract(contract), contract.provider])
}

undecided contains {"msg": message, "details": {"subject": id, "hint": hint}} if {
	some id in _asked
	_standing(id) == "unknown"
	job := pipelines.jobs[id]
	message := sprintf("whether %s waits for the contracts of its consumers is not known: %s", [job.name, _doubt(id)])
	hint := "Let a job that verifies them stand before it without conditions, or name the one that does by verification_jobs."
}

_asked contains id if {
	some id in pipelines.deploying(_parameters.deploy_jobs)
	_is_known
	_is_provider(pipelines.jobs[id])
}

_is_known if count(_verifying) > 0

_is_known if count(_providers) > 0

_is_provider(job) if count(job.services) == 0

_is_provider(_) if count(_providers) == 0

_is_provider(job) if {
	some service in job.services
	service in _providers
}

_providers contains contract.provider if some contract in input.contractTests

_providers contains name if {
	some name, service in input.catalog.services
	count(service.consumers) > 0
}

_activity := "contract-verification"

_verifying := pipelines.doing(_activity, _parameters.verification_jobs)

_gates(id) := pipelines.gates(id, _activity, _parameters.verification_jobs)

_standing(id) := "unknown" if {
	count(_gates(id)) == 0
	_hides(id)
} else := pipelines.standing(_gates(id))

_hides(id) if count(pipelines.unseen(id)) > 0

# Tests may be any tests, as long as nothing says that contracts are verified elsewhere.
_hides(id) if {
	count(_verifying) == 0
	pipelines.is_tested(id)
}

_reason(id) := pipelines.because(_gates(id)) if {
	count(_gates(id)) > 0
} else := sprintf("%s verifies them, and is not on its way %s", [names, pipelines.way(pipelines.jobs[id])]) if {
	count(_verifying) > 0
	names := pipelines.listing({pipelines.jobs[other].name | some other in _verifying})
} else := sprintf("nothing on its way %s verifies them", [pipelines.way(pipelines.jobs[id])])

_related(id) := sort([{"subject": job} | some job in {gate.job | some gate in _gates(id)}; job != id]) if {
	count(_gates(id)) > 0
} else := sort([{"subject": other} | some other in _verifying])

_doubt(id) := pipelines.because(_gates(id)) if {
	count(_gates(id)) > 0
} else := sprintf("what %s does is not seen", [pipelines.listing(pipelines.unseen(id))]) if {
	count(pipelines.unseen(id)) > 0
} else := "tests run before it, which may verify them or not"

_result(contract) := contract.results[count(contract.results) - 1] if {
	_parameters.version == ""
} else := of_version[count(of_version) - 1] if {
	of_version := [result | some result in contract.results; result.providerVersion == _parameters.version]
}

_contract(contract) := sprintf("the contract of %s with %s", [contract.consumer, contract.provider]) if {
	contract.provider != ""
} else := "a contract that the result does not name"

_of_version(result) := sprintf(" by version %s", [result.providerVersion]) if {
	result.providerVersion
} else := ""

_failures(result) := sprintf(" (%s)", [pipelines.listing(result.failures)]) if {
	count(result.failures) > 0
} else := ""

_parameters := parameters.of(rego.metadata.chain())
