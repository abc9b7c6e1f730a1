package archfit.events.semantic_version_of_status_test

import data.archfit.events.semantic_version_of_status as rule
import data.lib.archfit.event_facts_test as facts

_stating(name, rest) := facts.event(name, {"statuses": [object.union({"id": sprintf("%s#1", [name]), "path": "status", "words": 3}, rest)]})

test_a_status_without_a_version_is_found_where_others_have_one if {
	given := facts.set_of([_stating("placed", {"version": "statusVersion"}), _stating("paid", {}), facts.event("sent", {})])
	rule.examined == {"placed", "paid"} with input as given
	rule.violation == {{
		"msg": "status of paid is one of 3 words, and nothing says by which version of the vocabulary",
		"details": {"subject": "paid#1"},
	}} with input as given
}

test_it_is_asked_of_nobody_where_nobody_carries_one if {
	rule.examined == set() with input as facts.set_of([_stating("paid", {})])
	rule.examined == set() with input as {}
}
