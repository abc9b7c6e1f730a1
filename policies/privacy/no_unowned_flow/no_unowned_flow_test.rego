package archfit.privacy.no_unowned_flow_test

import data.archfit.privacy.no_unowned_flow as rule

_facts(given) := {"events": {"orders": object.union({"id": "orders", "name": "OrderCreated", "isSensitive": true}, given)}}

_owner(known) := {"owner": {"name": "shop", "isKnown": known}}

test_known_owners_pass if {
	facts := _facts(object.union(_owner(true), {"consumers": [{"name": "billing", "isKnown": true}]}))
	rule.examined == {"orders"} with input as facts
	rule.violation == set() with input as facts
}

test_nobody_is_found if {
	rule.violation == {{
		"msg": "OrderCreated carries what is sensitive, and nobody is named as its owner",
		"details": {"subject": "orders"},
	}} with input as _facts({})
}

test_an_unknown_owner_is_found if {
	rule.violation == {{
		"msg": "OrderCreated carries what is sensitive, and the catalog does not know its owner shop",
		"details": {"subject": "orders"},
	}} with input as _facts(_owner(false))
}

test_an_unknown_consumer_is_found if {
	facts := _facts(object.union(_owner(true), {"consumers": [{"name": "spy", "isKnown": false}, {"name": "billing", "isKnown": true}]}))
	rule.violation == {{
		"msg": "OrderCreated carries what is sensitive to spy, which the catalog does not know",
		"details": {"subject": "orders"},
	}} with input as facts
}

test_what_carries_nothing_sensitive_is_not_examined if {
	rule.examined == set() with input as _facts({"isSensitive": false})
	rule.violation == set() with input as _facts({"isSensitive": false})
	rule.examined == set() with input as {}
}
