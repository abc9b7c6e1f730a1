package archfit.events.versioned_test

import data.archfit.events.versioned as rule
import data.lib.archfit.event_facts_test as facts

test_a_schema_without_a_version_is_found if {
	given := facts.set_of([facts.event("placed", {})])
	rule.examined == {"placed"} with input as given
	rule.violation == {{"msg": "the schema of placed has no version", "details": {"subject": "placed"}}} with input as given
}

test_a_version_of_the_schema_or_in_the_envelope_passes if {
	rule.violation == set() with input as facts.set_of([facts.event("placed", {"version": "1"})])
	envelope := {"version": {"path": "eventVersion", "isRequired": true, "kind": "text"}}
	rule.violation == set() with input as facts.set_of([facts.event("placed", {"envelope": envelope})])
}

test_nothing_is_examined_where_nothing_was_read if {
	rule.examined == set() with input as {}
}
