package archfit.privacy.sensitive_fields_classified_test

import data.archfit.privacy.sensitive_fields_classified as rule

_facts(unmarked) := {"events": {"orders": {"id": "orders", "name": "OrderCreated", "inventoried": {"unmarked": unmarked}}}}

test_a_field_without_a_marker_is_found if {
	rule.violation == {{
		"msg": "customer.email is confidential by classification.yaml, and its schema does not say so",
		"details": {"subject": "orders#1"},
	}} with input as _facts([{"id": "orders#1", "path": "customer.email", "level": "confidential", "by": "classification.yaml"}])
}

test_marked_fields_pass if {
	rule.examined == {"orders"} with input as _facts([])
	rule.violation == set() with input as _facts([])
}

test_other_events_are_not_examined if {
	rule.examined == set() with input as {"events": {"orders": {"id": "orders", "name": "OrderCreated"}}}
	rule.examined == set() with input as {}
}
