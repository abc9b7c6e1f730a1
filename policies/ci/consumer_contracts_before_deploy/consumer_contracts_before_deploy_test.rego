package archfit.ci.consumer_contracts_before_deploy_test

import data.archfit.ci.consumer_contracts_before_deploy as rule
import data.lib.archfit.pipeline_facts_test as facts

_verify := facts.job("contracts", ["contract-verification"], {})

_deploy(given) := facts.job("deploy", ["deploy"], given)

_ways := {"way": ["build", "deploy"]}

_said(given) := said if {
	said := {each.msg | some each in rule.violation} with input as given
}

_open(given) := said if {
	said := {each.msg | some each in rule.undecided} with input as given
}

_id := "ci/consumer-contracts-before-deploy"

test_a_job_that_waits_passes if {
	given := facts.run([_verify, _deploy(facts.after(["contracts"]))])
	rule.examined == {"deploy"} with input as given
	_said(given) == set()
	_open(given) == set()
}

test_a_job_that_waits_for_nothing_is_found if {
	given := facts.run([_verify, _deploy(_ways)])
	rule.violation == {{
		"msg": "deploy deploys without waiting for the contracts of its consumers: contracts verifies them, and is not on its way build → deploy",
		"details": {"subject": "deploy", "way": ["build", "deploy"], "related": [{"subject": "contracts"}]},
	}} with input as given
}

test_a_job_that_runs_anyway_is_found if {
	given := facts.run([_verify, _deploy(facts.loosely("contracts"))])
	rule.violation == {{
		"msg": "deploy deploys without waiting for the contracts of its consumers: contracts: deploy runs however it ends (if: always())",
		"details": {"subject": "deploy", "way": ["deploy"], "related": [{"subject": "contracts"}]},
	}} with input as given
}

test_contracts_that_nobody_verifies_are_found if {
	given := object.union(facts.run([_deploy(_ways)]), {"contractTests": {"c": _contract([])}})
	_said(given) == {"deploy deploys without waiting for the contracts of its consumers: nothing on its way build → deploy verifies them"}
}

test_a_verification_that_may_be_skipped_is_undecided if {
	given := facts.run([_verify, _deploy({"before": [{"job": "contracts", "weakness": facts.sometimes}]})])
	_said(given) == set()
	_open(given) == {"whether deploy waits for the contracts of its consumers is not known: contracts: it may be skipped"}
}

test_what_is_not_seen_is_undecided if {
	given := facts.run([_verify, _deploy({"unseen": ["shop/ci/deploy.yml@v1"]})])
	_said(given) == set()
	_open(given) == {"whether deploy waits for the contracts of its consumers is not known: what shop/ci/deploy.yml@v1 does is not seen"}
}

test_tests_may_verify_where_nothing_else_does if {
	unit := facts.job("unit", ["test"], {})
	given := object.union(facts.run([unit, _deploy(facts.after(["unit"]))]), {"contractTests": {"c": _contract([])}})
	_said(given) == set()
	_open(given) == {"whether deploy waits for the contracts of its consumers is not known: tests run before it, which may verify them or not"}
	count(_said(facts.run([unit, _verify, _deploy(facts.after(["unit"]))]))) == 1
	named := {_id: {"verification_jobs": ["^unit$"]}}
	_said(given) == set() with data.lib.archfit.settings as named
	_open(given) == set() with data.lib.archfit.settings as named
}

test_it_is_asked_of_providers if {
	orders := _deploy({"services": ["orders"]})
	rule.examined == set() with input as facts.run([orders])
	consumed := {"catalog": {"services": {"orders": {"consumers": ["gateway"]}, "gateway": {"consumers": []}}}}
	rule.examined == {"deploy"} with input as object.union(facts.run([orders]), consumed)
	gateway := facts.run([_deploy({"services": ["gateway"]})])
	rule.examined == set() with input as object.union(gateway, consumed)
	rule.examined == {"deploy"} with input as facts.run([_verify, orders])
	rule.examined == set() with input as {}
}

_contract(results) := {"id": "c", "consumer": "orders", "provider": "payments", "interactions": 1, "hasFile": true, "results": results}

_result(given) := object.union({"id": "r", "isSuccess": true, "failures": []}, given)

_with(contracts) := {"contractTests": {contract.id: contract | some contract in contracts}, "pipelines": {}}

test_the_latest_result_counts if {
	failed := _result({"isSuccess": false, "providerVersion": "2", "failures": ["a charge"]})
	rule.examined == {"c"} with input as _with([_contract([failed])])
	rule.violation == {{
		"msg": "the contract of orders with payments is not kept by version 2: the verification failed (a charge)",
		"details": {"subject": "r", "related": [{"subject": "c"}]},
	}} with input as _with([_contract([_result({}), failed])])
	_said(_with([_contract([failed, _result({})])])) == set()
	unnamed := object.union(_contract([_result({"isSuccess": false})]), {"consumer": "", "provider": ""})
	_said(_with([unnamed])) == {"a contract that the result does not name is not kept: the verification failed"}
}

test_the_version_that_is_deployed_counts if {
	version := {_id: {"version": "2"}}
	one := _result({"isSuccess": false, "providerVersion": "1"})
	two := _result({"providerVersion": "2"})
	_said(_with([_contract([two, one])])) == set() with data.lib.archfit.settings as version
	_said(_with([_contract([one])])) == {"the contract of orders with payments has no verification for version 2 of payments, which is deployed"} with data.lib.archfit.settings as version
}

test_a_contract_that_was_never_verified_is_found if {
	other := object.union(_contract([]), {"id": "d", "consumer": "gateway"})
	_said(_with([_contract([_result({})]), other])) == {"the contract of gateway with payments was never verified, and others of payments were"}
	_said(_with([_contract([])])) == set()
}
