package archfit.openapi_diff.breaking_without_plan_test

import data.archfit.openapi_diff.breaking_without_plan as rule
import data.lib.archfit.openapi_test as contracts

test_all_that_breaks_is_one_finding if {
	facts := contracts.of({"path-removed": [contracts.change({})], "request-narrowed": [contracts.change({"id": "orders#2", "fingerprint": "v1:b"})]})
	rule.examined == {"orders"} with input as facts
	rule.violation == {{"msg": "orders breaks in 2 places, and neither a version nor a plan covers them", "details": {
		"subject": "orders",
		"findings": ["v1:a", "v1:b"],
		"changes": {"request.parameter.required.added": 2},
		"related": [{"subject": "orders#1"}, {"subject": "orders#2"}],
		"measure": {"value": 2, "unit": "breaking changes", "better": "lower"},
	}}} with input as facts
}

test_one_change_is_told_as_one if {
	facts := contracts.of({"path-removed": [contracts.change({})]})
	{violation.msg | some violation in rule.violation} == {"orders breaks in 1 place, and neither a version nor a plan covers it"} with input as facts
}

test_covered_and_possible_changes_pass if {
	facts := contracts.of({"path-removed": [contracts.covered, contracts.change({"verdict": "possible"})]})
	rule.violation == set() with input as facts
}

test_contracts_that_could_not_be_compared_are_not_examined if {
	rule.examined == set() with input as contracts.unread
	rule.violation == set() with input as contracts.unread
}
