package archfit.events.classification_complete_test

import data.archfit.events.classification_complete as rule
import data.lib.archfit.event_facts_test as facts

_classifying(name, fields, missing) := facts.event(name, {"classification": {
	"ofEvent": count(missing) < fields,
	"fields": fields,
	"covered": fields - count(missing),
	"missing": missing,
}})

test_fields_without_a_class_are_one_finding if {
	given := facts.set_of([_classifying("placed", 4, ["note", "sku"])])
	rule.examined == {"placed"} with input as given
	rule.violation == {{
		"msg": "placed classifies 2 of 4 fields; nobody says what these hold: note, sku",
		"details": {"subject": "placed", "measure": {"value": 2, "unit": "fields", "better": "lower"}},
	}} with input as given
}

test_it_is_asked_of_all_where_half_classify if {
	given := facts.set_of([_classifying("placed", 1, []), _classifying("paid", 1, ["note"])])
	rule.examined == {"placed", "paid"} with input as given
	facts.messages(rule.violation) == {"paid classifies 0 of 1 fields; nobody says what these hold: note"} with input as given
}

test_it_is_asked_of_nobody_where_few_do if {
	others := [_classifying(name, 1, ["note"]) | some name in ["a", "b"]]
	rule.examined == set() with input as facts.set_of(others)
	mixed := facts.set_of(array.concat(others, [_classifying("placed", 1, [])]))
	rule.examined == {"placed"} with input as mixed
	rule.violation == set() with input as mixed
	rule.examined == set() with input as {}
}

test_it_can_be_asked_of_all if {
	settings := facts.settings("events/classification-complete", {"share": 0})
	rule.examined == {"a"} with input as facts.set_of([_classifying("a", 1, ["note"])]) with data.lib.archfit.settings as settings
}

test_events_without_fields_are_not_examined if {
	rule.examined == set() with input as facts.set_of([_classifying("a", 0, [])])
}
