package archfit.events.visibility_declared_test

import data.archfit.events.visibility_declared as rule
import data.lib.archfit.event_facts_test as facts

_unmarked(name) := facts.event(name, {"audience": {"name": "integration", "isPublished": true, "from": "default"}})

test_an_event_that_does_not_say_is_found_where_others_do if {
	given := facts.set_of([facts.event("placed", {}), _unmarked("paid")])
	rule.examined == {"placed", "paid"} with input as given
	rule.violation == {{
		"msg": "paid does not say for whom it is, and counts as an integration event",
		"details": {"subject": "paid"},
	}} with input as given
}

test_it_is_asked_of_nobody_where_nobody_says_it if {
	rule.examined == set() with input as facts.set_of([_unmarked("paid")])
	rule.examined == set() with input as {}
}

test_a_mark_that_names_no_audience_is_found if {
	audience := {"name": "integration", "isPublished": true, "from": "default", "unreadable": "x-audience"}
	given := facts.set_of([facts.event("placed", {"audience": audience}), _unmarked("a"), _unmarked("b")])
	facts.messages(rule.violation) == {"placed has the mark x-audience, which names no audience that is known"} with input as given
}
