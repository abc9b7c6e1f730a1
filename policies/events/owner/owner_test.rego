package archfit.events.owner_test

import data.archfit.events.owner as rule
import data.lib.archfit.event_facts_test as facts

test_an_event_of_nobody_is_found_where_others_have_an_owner if {
	given := facts.set_of([facts.event("placed", {"owner": {"name": "orders"}}), facts.event("paid", {})])
	rule.examined == {"placed", "paid"} with input as given
	rule.violation == {{"msg": "paid names nobody who answers for it", "details": {"subject": "paid"}}} with input as given
}

test_an_owner_that_the_catalog_does_not_know_is_found if {
	given := facts.set_of([facts.event("placed", {"owner": {"name": "oders", "isKnown": false}})])
	rule.violation == {{
		"msg": "placed belongs to oders, and the catalog has no such team or service",
		"details": {"subject": "placed", "owner": "oders"},
	}} with input as given
}

test_a_known_owner_passes if {
	rule.violation == set() with input as facts.set_of([facts.event("placed", {"owner": {"name": "orders", "isKnown": true}})])
}

test_it_is_asked_of_nobody_where_nobody_names_one if {
	rule.examined == set() with input as facts.set_of([facts.event("placed", {})])
	rule.examined == set() with input as {}
}
