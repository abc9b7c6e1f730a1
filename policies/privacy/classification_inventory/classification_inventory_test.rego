package archfit.privacy.classification_inventory_test

import data.archfit.privacy.classification_inventory as rule

_facts(classes) := {"privacy": {"inventories": {"classification.yaml": {"name": "classification.yaml", "classes": classes}}}}

test_classes_with_owners_pass if {
	facts := _facts([{"id": "classification.yaml#pii", "name": "pii", "owner": "privacy"}])
	rule.examined == {"classification.yaml"} with input as facts
	rule.violation == set() with input as facts
}

test_a_class_of_nobody_is_found if {
	rule.violation == {{
		"msg": "nobody answers for the class pii",
		"details": {"subject": "classification.yaml#pii"},
	}} with input as _facts([{"id": "classification.yaml#pii", "name": "pii"}])
}

test_a_file_without_classes_is_found if {
	rule.violation == {{
		"msg": "classification.yaml has no classes of data",
		"details": {"subject": "classification.yaml"},
	}} with input as _facts([])
}

test_no_file_is_nothing_examined if {
	rule.examined == set() with input as {"privacy": {"inventories": {}}}
	rule.violation == set() with input as {}
}
