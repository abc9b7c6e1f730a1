package archfit.modules.published_language_test

import data.archfit.modules.published_language as rule

_orders := {
	"id": "vocabulary:0", "from": 0, "file": "src/orders/status.ts", "context": "orders",
	"name": "OrderStatus", "form": "enum", "stem": "order", "words": ["indelivery", "open", "paid"],
}

_billing := {
	"id": "vocabulary:1", "from": 1, "file": "src/billing/order.ts", "context": "billing",
	"name": "OrderStatus", "form": "union", "stem": "billing", "words": ["indelivery", "open", "settled", "void"],
}

test_a_list_that_is_declared_again_is_found_at_the_copy if {
	rule.violation == {{
		"msg": "billing declares OrderStatus again, which belongs to orders (src/orders/status.ts): both know indelivery, open",
		"details": {
			"subject": "vocabulary:1",
			"name": "OrderStatus",
			"owner": {"context": "orders", "file": "src/orders/status.ts"},
			"common": ["indelivery", "open"],
			"missing": ["paid"],
			"hint": "Import OrderStatus from what orders shows to others.",
		},
	}} with input as _given([_orders, _billing])
	rule.examined == {"vocabulary:0", "vocabulary:1"} with input as _given([_orders, _billing])
}

test_settings_say_who_owns_it if {
	settings := {"modules/published-language": {"owners": ["OrderStatus=billing"]}}
	_copies == {"vocabulary:0"} with input as _given([_orders, _billing]) with data.lib.archfit.settings as settings
}

test_else_the_longest_list_is_the_original if {
	lists := [object.union(list, {"name": "Decision"}) | some list in [_orders, _billing]]
	_copies == {"vocabulary:0"} with input as _given(lists)
}

test_nothing_in_common_is_another_thing if {
	_copies == set() with input as _given([_orders, object.union(_billing, {"words": ["draft"]})])
}

test_within_a_context_it_is_its_own_affair if {
	_copies == set() with input as _given([_orders, object.union(_billing, {"context": "orders"})])
}

test_other_names_are_other_things if {
	_copies == set() with input as _given([_orders, object.union(_billing, {"name": "InvoiceStatus"})])
	settings := {"modules/published-language": {"names": ["Kind"]}}
	rule.examined == set() with input as _given([_orders, _billing]) with data.lib.archfit.settings as settings
	_copies == set() with input as _given([_orders, _billing]) with data.lib.archfit.settings as settings
	_copies == set() with input as {}
}

_copies := {found.details.subject | some found in rule.violation}

_given(vocabularies) := {"modules": {"src": {"vocabularies": vocabularies}}}
