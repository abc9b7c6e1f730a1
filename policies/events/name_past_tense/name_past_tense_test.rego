package archfit.events.name_past_tense_test

import data.archfit.events.name_past_tense as rule
import data.lib.archfit.event_facts_test as facts

_named(name, word) := facts.set_of([facts.event(name, {"tense": {"isPast": false, "word": word}})])

test_a_name_that_is_a_command_is_found if {
	rule.examined == {"CreateOrder"} with input as _named("CreateOrder", "order")
	rule.violation == {{
		"msg": "CreateOrder does not say what has happened: order is no participle",
		"details": {"subject": "CreateOrder", "word": "order"},
	}} with input as _named("CreateOrder", "order")
}

test_a_name_without_words_is_found if {
	facts.messages(rule.violation) == {"42 does not say what has happened"} with input as _named("42", "")
}

test_a_participle_passes if {
	rule.violation == set() with input as facts.set_of([facts.event("OrderPlaced", {})])
}

test_names_and_words_may_be_allowed if {
	word := facts.settings("events/name-past-tense", {"allow": ["order"]})
	rule.violation == set() with input as _named("CreateOrder", "order") with data.lib.archfit.settings as word
	name := facts.settings("events/name-past-tense", {"allow": ["CreateOrder"]})
	rule.violation == set() with input as _named("CreateOrder", "order") with data.lib.archfit.settings as name
}

test_records_and_lines_are_not_examined if {
	rule.examined == set() with input as facts.set_of([facts.event(kind, {"kind": kind}) | some kind in ["audit", "log"]])
}
