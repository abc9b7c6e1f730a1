package archfit.privacy.classification_consistent_test

import data.archfit.privacy.classification_consistent as rule

_facts(conflicts) := {"privacy": {"compared": ["orders", "invoices"], "conflicts": conflicts}}

test_another_level_is_found if {
	rule.violation == {{
		"msg": "customer.email is public in InvoiceSent and confidential in OrderCreated",
		"details": {"subject": "invoices#3", "related": [{"subject": "orders#1"}]},
	}} with input as _facts([{
		"id": "invoices#3",
		"path": "customer.email",
		"event": "InvoiceSent",
		"level": "public",
		"highest": {"id": "orders#1", "event": "OrderCreated", "level": "confidential"},
	}])
}

test_one_level_passes if {
	rule.examined == {"orders", "invoices"} with input as _facts([])
	rule.violation == set() with input as _facts([])
}

test_nothing_to_compare_is_nothing_examined if {
	rule.examined == set() with input as {"privacy": {"compared": [], "conflicts": []}}
	rule.violation == set() with input as {}
}
