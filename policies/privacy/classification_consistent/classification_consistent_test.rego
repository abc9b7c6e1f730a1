package archfit.privacy.classification_consistent_test

import data.archfit.privacy.classification_consistent as rule

_facts(conflicts) := {"privacy": {"compared": ["orders", "invoices"], "conflicts": conflicts, "unclear": []}}

_conflict(given) := object.union(
	{
		"id": "invoices#3",
		"path": "customer.email",
		"schema": "InvoiceSent",
		"differs": "level",
		"level": "public",
		"categories": [],
		"more": 0,
		"highest": {
			"id": "orders#1",
			"path": "Customer.email",
			"schema": "orders",
			"level": "confidential",
			"categories": ["contact.email"],
		},
	},
	given,
)

_told(conflict) := {violation.msg | some violation in found} if {
	found := rule.violation with input as _facts([conflict])
}

test_another_level_is_found if {
	rule.violation == {{
		"msg": "customer.email is public in InvoiceSent and confidential in orders",
		"details": {"subject": "invoices#3", "related": [{"subject": "orders#1"}], "differs": "level"},
	}} with input as _facts([_conflict({})])
}

test_another_kind_is_found if {
	_told(_conflict({"differs": "kind", "level": "confidential", "categories": ["name", "financial"]})) == {"customer.email is financial, name in InvoiceSent and contact.email in orders"}
}

test_what_is_declared_elsewhere_alone_is_found if {
	_told(_conflict({"differs": "nothing"})) == {"customer.email carries no classification in InvoiceSent and is confidential in orders"}
}

test_fields_of_one_declaration_are_counted if {
	_told(_conflict({"more": 1})) == {"customer.email is public in InvoiceSent and confidential in orders, as is 1 more field of that declaration"}
	_told(_conflict({"more": 4})) == {"customer.email is public in InvoiceSent and confidential in orders, as are 4 more fields of that declaration"}
}

test_a_word_without_a_level_is_undecided if {
	facts := {"privacy": {"compared": [], "conflicts": [], "unclear": [{
		"id": "orders#1",
		"path": "Customer.email",
		"schema": "orders",
		"word": "gold",
		"other": {"schema": "InvoiceSent", "said": "confidential"},
	}]}}
	rule.undecided == {{
		"msg": "Customer.email is gold in orders and confidential in InvoiceSent: nobody says which level gold is",
		"details": {
			"subject": "orders#1",
			"hint": "Say which level it is: words: {gold: confidential} in the classification.yaml of the events of the run.",
		},
	}} with input as facts
	rule.violation == set() with input as facts
}

test_one_level_passes if {
	rule.examined == {"orders", "invoices"} with input as _facts([])
	rule.violation == set() with input as _facts([])
}

test_nothing_to_compare_is_nothing_examined if {
	rule.examined == set() with input as {"privacy": {"compared": [], "conflicts": [], "unclear": []}}
	rule.violation == set() with input as {}
}
