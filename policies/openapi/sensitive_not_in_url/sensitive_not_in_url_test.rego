package archfit.openapi.sensitive_not_in_url_test

import data.archfit.openapi.sensitive_not_in_url as rule

_facts(parameter) := {"contracts": {"orders": {"id": "orders", "urls": {"count": 1, "sensitive": [object.union(
	{"id": "orders#url0", "name": "email", "in": "query", "operation": "GET /orders"},
	parameter,
)]}}}}

test_what_a_name_says_is_a_guess if {
	rule.violation == {{
		"msg": "GET /orders takes email in its query (email)",
		"details": {"subject": "orders#url0", "severity": "medium"},
	}} with input as _facts({"category": "email"})
}

test_credentials_weigh_in_full if {
	rule.violation == {{
		"msg": "GET /orders takes email in its query (credential)",
		"details": {"subject": "orders#url0"},
	}} with input as _facts({"category": "credential"})
}

test_a_class_weighs_in_full if {
	rule.violation == {{
		"msg": "GET /orders takes email in its query (class Restricted)",
		"details": {"subject": "orders#url0"},
	}} with input as _facts({"classification": "Restricted"})
}

test_what_is_harmless_passes if {
	rule.violation == set() with input as _facts({"category": "email", "classification": "Public"})
	settings := {"openapi/sensitive-not-in-url": {"ignore": ["email"]}}
	rule.violation == set() with input as _facts({"category": "email"}) with data.lib.archfit.settings as settings
}

test_contracts_that_were_read_are_examined if {
	rule.examined == {"orders"} with input as _facts({"category": "email"})
	rule.examined == set() with input as {"contracts": {"orders": {"id": "orders"}}}
	rule.examined == set() with input as {}
}
