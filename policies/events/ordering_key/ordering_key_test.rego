package archfit.events.ordering_key_test

import data.archfit.events.ordering_key as rule
import data.lib.archfit.event_facts_test as facts

_sent(name, ordering) := facts.event(name, {"ordering": object.union({"hasChannel": true, "missing": [], "optional": []}, ordering)})

test_an_event_without_a_key_is_found_where_others_declare_one if {
	given := facts.set_of([_sent("placed", {"key": "orderId"}), _sent("paid", {})])
	rule.examined == {"placed", "paid"} with input as given
	rule.violation == {{
		"msg": "paid travels on a channel and declares no key that keeps its messages in order",
		"details": {"subject": "paid"},
	}} with input as given
}

test_a_key_names_a_field_that_is_always_there if {
	given := facts.set_of([_sent("placed", {"key": "a, b", "missing": ["a"], "optional": ["b"]})])
	facts.messages(rule.violation) == {
		"placed declares the key a, and has no such field",
		"placed declares the key b, which may be absent",
	} with input as given
}

test_a_key_without_a_channel_is_examined if {
	given := facts.set_of([facts.event("placed", {"ordering": {"hasChannel": false, "key": "a", "missing": [], "optional": []}})])
	rule.examined == {"placed"} with input as given
	rule.violation == set() with input as given
}

test_it_is_asked_of_nobody_where_nobody_declares_one if {
	rule.examined == set() with input as facts.set_of([_sent("placed", {}), facts.event("paid", {})])
	rule.examined == set() with input as {}
}
