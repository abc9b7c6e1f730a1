package archfit.openapi_diff.baseline_present_test

import data.archfit.openapi_diff.baseline_present as rule

_facts(state) := {"contracts": {"orders": {"id": "orders", "compared": state == "read", "base": {"name": "git:main:orders.yaml", "state": state}}}}

test_a_baseline_that_was_read_passes if {
	rule.examined == {"orders"} with input as _facts("read")
	rule.violation == set() with input as _facts("read")
	rule.undecided == set() with input as _facts("read")
}

test_a_new_contract_passes_where_it_may_be_new if {
	rule.examined == {"orders"} with input as _facts("absent")
	rule.violation == set() with input as _facts("absent")
	rule.violation == {{"msg": "orders has no older version: git:main:orders.yaml is not there", "details": {"subject": "orders"}}} with input as _facts("absent")
		with data.lib.archfit.settings as {"openapi-diff/baseline-present": {"allow_new": false}}
}

test_a_baseline_that_cannot_be_read_leaves_it_undecided if {
	rule.examined == set() with input as _facts("unreadable")
	{doubt.msg | some doubt in rule.undecided} == {"the older version of orders, git:main:orders.yaml, cannot be read: nothing tells what breaks"} with input as _facts("unreadable")
}
