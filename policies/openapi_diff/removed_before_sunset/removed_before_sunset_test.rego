package archfit.openapi_diff.removed_before_sunset_test

import data.archfit.openapi_diff.removed_before_sunset as rule
import data.lib.archfit.openapi_test as contracts

test_a_change_of_the_class_is_found if {
	facts := contracts.of({"removed-before-sunset": [contracts.change({})]})
	rule.examined == {"orders"} with input as facts
	rule.violation == {contracts.plain_finding} with input as facts
}

test_a_possible_one_weighs_less if {
	facts := contracts.of({"removed-before-sunset": [contracts.change({"verdict": "possible"})]})
	{violation.details.severity | some violation in rule.violation} == {"low"} with input as facts
}

test_changes_of_other_classes_and_compatible_ones_are_not if {
	rule.violation == set() with input as contracts.of({"other": [contracts.change({})]})
	rule.violation == set() with input as contracts.of({"removed-before-sunset": [contracts.change({"verdict": "compatible"})]})
}

test_contracts_that_could_not_be_compared_are_not_examined if {
	rule.examined == set() with input as contracts.unread
	rule.violation == set() with input as contracts.unread
}

test_a_broken_announcement_is_found if {
	mark := {"id": "orders#mark0", "code": "sunset-withdrawn", "message": "GET /a has lost its sunset", "hint": "Keep the date."}
	facts := {"contracts": {"orders": object.union(contracts.contract, {"marks": [mark]})}}
	rule.violation == {{"msg": "GET /a has lost its sunset", "details": {"subject": "orders#mark0", "code": "sunset-withdrawn", "hint": "Keep the date."}}} with input as facts
}
