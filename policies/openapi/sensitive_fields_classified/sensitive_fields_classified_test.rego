package archfit.openapi.sensitive_fields_classified_test

import data.archfit.openapi.sensitive_fields_classified as rule

_facts(given) := {"contracts": {"orders": {"id": "orders", "fields": {"count": 2, "sensitive": [field]}}}} if {
	field := object.union({"id": "orders#field0", "name": "email", "category": "contact.email", "by": "name"}, given)
}

test_a_field_without_a_classification_is_found if {
	rule.examined == {"orders"} with input as _facts({})
	rule.violation == {{"msg": "email (contact.email) carries no classification", "details": {
		"subject": "orders#field0",
		"category": "contact.email",
		"by": "name",
		"severity": "medium",
	}}} with input as _facts({})
}

test_a_declared_one_weighs_as_the_rule_does if {
	details := {violation.details | some violation in rule.violation} with input as _facts({"by": "format", "category": "credential"})
	details == {{"subject": "orders#field0", "category": "credential", "by": "format"}}
}

test_a_classified_field_passes if {
	rule.violation == set() with input as _facts({"classification": "pii"})
}

test_a_marker_that_says_nothing_is_found if {
	said := {violation.msg | some violation in rule.violation} with input as _facts({"unreadable": "x-pii"})
	said == {"email (contact.email) has the marker x-pii, which says nothing"}
}

test_a_class_has_to_be_known_where_classes_are_named if {
	settings := {"openapi/sensitive-fields-classified": {"classes": ["pii", "public"]}}
	known := rule.violation with input as _facts({"classification": "pii"}) with data.lib.archfit.settings as settings
	known == set()
	unknown := rule.violation with input as _facts({"classification": "pii, secret"}) with data.lib.archfit.settings as settings
	{violation.msg | some violation in unknown} == {"email (contact.email) has the class secret, which is none of pii, public"}
}

test_an_ignored_name_passes if {
	ignored := rule.violation with input as _facts({}) with data.lib.archfit.settings as {"openapi/sensitive-fields-classified": {"ignore": ["email"]}}
	ignored == set()
}

test_a_contract_that_could_not_be_read_is_not_examined if {
	facts := {"contracts": {"orders": {"id": "orders"}}}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
}
