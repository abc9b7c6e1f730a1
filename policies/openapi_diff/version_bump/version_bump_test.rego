package archfit.openapi_diff.version_bump_test

import data.archfit.openapi_diff.version_bump as rule
import data.lib.archfit.openapi_test as contracts

_facts(version, changes) := {"contracts": {"orders": object.union(contracts.contract, {"version": version, "changes": {"path-removed": changes}})}}

_too_small := {"outcome": "too-small", "message": "info.version went from 1.0.0 to 1.1.0", "hint": "Raise it to 2.0.0.", "isFault": false}

test_a_break_under_an_old_version_is_found if {
	rule.violation == {{"msg": "orders breaks in 1 place: info.version went from 1.0.0 to 1.1.0", "details": {
		"subject": "orders",
		"findings": ["v1:a"],
		"changes": {"request.parameter.required.added": 1},
		"outcome": "too-small",
		"hint": "Raise it to 2.0.0.",
	}}} with input as _facts(_too_small, [contracts.change({})])
	rule.examined == {"orders"} with input as _facts(_too_small, [])
}

test_what_is_covered_needs_no_version if {
	rule.violation == set() with input as _facts(_too_small, [contracts.covered])
	rule.violation == set() with input as _facts(object.union(_too_small, {"outcome": "ahead"}), [contracts.change({})])
}

test_a_version_that_goes_back_is_found_whatever_breaks if {
	version := {"outcome": "backwards", "message": "info.version went from 2.0.0 to 1.0.0", "hint": "Raise it.", "isFault": true}
	rule.violation == {{"msg": "orders: info.version went from 2.0.0 to 1.0.0", "details": {"subject": "orders", "outcome": "backwards", "hint": "Raise it."}}} with input as _facts(version, [contracts.change({})])
}

test_contracts_that_could_not_be_compared_are_not_examined if {
	rule.examined == set() with input as contracts.unread
	rule.violation == set() with input as contracts.unread
}
