package archfit.ci.contract_test_per_api_test

import data.archfit.ci.contract_test_per_api as rule

_run(contracts) := {
	"contractTests": {contract.id: contract | some contract in contracts},
	"catalog": {"services": {
		"payments": {"id": "service payments", "consumers": ["orders"]},
		"gateway": {"id": "service gateway", "consumers": []},
	}},
}

_contract(given) := object.union(
	{"id": "c", "consumer": "Orders", "provider": "payments", "interactions": 1, "hasFile": true, "results": []},
	given,
)

test_a_contract_passes if {
	rule.examined == {"service payments"} with input as _run([_contract({})])
	rule.violation == set() with input as _run([_contract({})])
	rule.violation == set() with input as _run([_contract({"interactions": 0, "hasFile": false})])
}

test_a_consumer_without_a_contract_is_found if {
	rule.violation == {{
		"msg": "orders consumes payments, and no contract tests that",
		"details": {"subject": "service payments", "path": ["consumers", "orders"], "consumer": "orders", "related": []},
	}} with input as _run([_contract({"consumer": "gateway"})])
}

test_a_contract_of_nothing_is_found if {
	rule.violation == {{
		"msg": "orders consumes payments, and their contract holds no interaction",
		"details": {"subject": "service payments", "path": ["consumers", "orders"], "consumer": "orders", "related": [{"subject": "c"}]},
	}} with input as _run([_contract({"interactions": 0})])
}

test_other_tests_may_be_named if {
	named := {"ci/contract-test-per-api": {"tested_elsewhere": ["orders/payments"]}}
	rule.violation == set() with input as _run([_contract({"consumer": "gateway"})]) with data.lib.archfit.settings as named
}

test_it_is_asked_where_contracts_are if {
	rule.examined == set() with input as _run([])
	rule.violation == set() with input as _run([])
	rule.examined == set() with input as {}
}
