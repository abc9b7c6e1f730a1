package archfit.events.transitive_reference_leak_test

import data.archfit.events.transitive_reference_leak as rule
import data.lib.archfit.event_facts_test as facts

_entity(rest) := object.union(
	{
		"id": "placed#payload:0",
		"name": "Customer",
		"uri": "customer.json",
		"path": "customer",
		"fields": ["customer.email"],
		"count": 1,
		"isHandled": false,
	},
	rest,
)

_referring(entity, rest) := facts.set_of([facts.event("placed", object.union({"entities": [_entity(entity)]}, rest))])

test_a_reference_to_an_entity_with_sensitive_fields_is_found if {
	rule.examined == {"placed"} with input as _referring({}, {})
	rule.violation == {{
		"msg": "customer of the integration event placed refers to Customer (customer.json), which brings customer.email",
		"details": {
			"subject": "placed#payload:0",
			"entity": "Customer",
			"measure": {"value": 1, "unit": "fields", "better": "lower"},
		},
	}} with input as _referring({}, {})
}

test_what_was_handled_weighs_less if {
	found := rule.violation with input as _referring({"isHandled": true}, {})
	facts.severities(found) == ["medium"]
	given := facts.settings("events/transitive-reference-leak", {"handled": "none"})
	rule.violation == set() with input as _referring({"isHandled": true}, {}) with data.lib.archfit.settings as given
}

test_events_that_stay_inside_are_not_examined if {
	rule.examined == set() with input as _referring({}, facts.internal)
	rule.violation == set() with input as _referring({}, facts.internal)
	rule.examined == set() with input as _referring({}, {"kind": "log"})
}
