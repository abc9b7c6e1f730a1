package archfit.events.classification_known_test

import data.archfit.events.classification_known as rule

_facts(marks) := {"events": {"orders": {"id": "orders", "name": "OrderPlaced", "marks": object.union({"fields": 2, "unknown": [], "lowered": []}, marks)}}}

test_markers_that_say_something_pass if {
	rule.examined == {"orders"} with input as _facts({})
	rule.violation == set() with input as _facts({})
}

test_a_word_that_means_nothing_is_found if {
	rule.violation == {{
		"msg": "note of OrderPlaced has x-data-classification: purple, and nobody says what that means",
		"details": {"subject": "orders#1"},
	}} with input as _facts({"unknown": [{"id": "orders#1", "path": "note", "key": "x-data-classification", "value": "purple"}]})
}

test_a_word_on_the_event_itself_is_found if {
	rule.violation == {{
		"msg": "OrderPlaced has x-pii: maybe, and nobody says what that means",
		"details": {"subject": "orders"},
	}} with input as _facts({"unknown": [{"id": "orders", "path": "", "key": "x-pii", "value": "maybe"}]})
}

test_less_than_around_it_is_found if {
	rule.violation == {{
		"msg": "customer.id of OrderPlaced is declared less than what holds it, and not why: it counts as confidential",
		"details": {"subject": "orders#1"},
	}} with input as _facts({"lowered": [{"id": "orders#1", "path": "customer.id", "level": "confidential"}]})
}

test_events_without_markers_are_not_examined if {
	rule.examined == set() with input as _facts({"fields": 0})
	rule.examined == set() with input as {"events": {"orders": {"id": "orders", "name": "OrderPlaced"}}}
	rule.violation == set() with input as {}
}
