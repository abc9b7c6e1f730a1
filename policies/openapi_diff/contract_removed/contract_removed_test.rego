package archfit.openapi_diff.contract_removed_test

import data.archfit.openapi_diff.contract_removed as rule
import data.lib.archfit.openapi_test as contracts

test_a_change_of_the_class_is_found if {
	facts := contracts.of({"contract-removed": [contracts.change({})]})
	rule.examined == {"orders"} with input as facts
	rule.violation == {contracts.plain_finding} with input as facts
}

test_a_possible_one_weighs_less if {
	facts := contracts.of({"contract-removed": [contracts.change({"verdict": "possible"})]})
	{violation.details.severity | some violation in rule.violation} == {"low"} with input as facts
}

test_changes_of_other_classes_and_compatible_ones_are_not if {
	rule.violation == set() with input as contracts.of({"other": [contracts.change({})]})
	rule.violation == set() with input as contracts.of({"contract-removed": [contracts.change({"verdict": "compatible"})]})
}

test_contracts_that_could_not_be_compared_are_not_examined if {
	rule.examined == set() with input as contracts.unread
	rule.violation == set() with input as contracts.unread
}
