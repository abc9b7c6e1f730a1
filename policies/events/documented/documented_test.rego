package archfit.events.documented_test

import data.archfit.events.documented as rule
import data.lib.archfit.event_facts_test as facts

_describing(name, of_event, fields, missing) := facts.event(name, {"documentation": {
	"ofEvent": of_event,
	"fields": fields,
	"covered": fields - count(missing),
	"missing": missing,
}})

test_fields_without_a_description_are_one_finding if {
	given := facts.set_of([_describing("placed", true, 3, ["sku"])])
	rule.examined == {"placed"} with input as given
	rule.violation == {{
		"msg": "placed describes 2 of 3 fields; these have no description: sku",
		"details": {"subject": "placed", "measure": {"value": 1, "unit": "fields", "better": "lower"}},
	}} with input as given
}

test_an_event_without_a_description_is_found_where_others_have_one if {
	given := facts.set_of([_describing("placed", true, 0, []), _describing("paid", false, 0, [])])
	rule.violation == {{"msg": "paid has no description", "details": {"subject": "paid"}}} with input as given
}

test_the_share_of_the_fields_is_a_setting if {
	settings := facts.settings("events/documented", {"fields": 0.5})
	rule.violation == set() with input as facts.set_of([_describing("placed", true, 2, ["sku"])]) with data.lib.archfit.settings as settings
}

test_it_is_asked_of_nobody_where_nobody_describes if {
	rule.examined == set() with input as facts.set_of([_describing("placed", false, 1, ["sku"])])
	rule.examined == set() with input as {}
}
