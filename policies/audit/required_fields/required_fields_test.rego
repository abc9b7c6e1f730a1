package archfit.audit.required_fields_test

import data.archfit.audit.required_fields as rule

_part(path) := {"id": sprintf("access#%s", [path]), "path": path, "isRequired": true, "kind": "text"}

_parts := {
	"id": _part("eventId"),
	"actor": _part("actor.id"),
	"subject": _part("target"),
	"action": _part("action"),
	"time": _part("time"),
	"causation": _part("causationId"),
}

_facts(parts) := {"events": {"access": {"id": "access", "name": "AccessGranted", "audit": {"parts": parts}}}}

test_a_complete_record_passes if {
	rule.examined == {"access"} with input as _facts(_parts)
	rule.violation == set() with input as _facts(_parts)
}

test_each_part_has_to_be_there if {
	every part, word in {
		"id": "the id of the record",
		"actor": "the actor",
		"subject": "what it was done to",
		"action": "the action",
		"time": "the time",
		"causation": "what caused it",
	} {
		rule.violation == {{"msg": sprintf("AccessGranted has no field for %s", [word]), "details": {
			"subject": "access",
			"measure": {"value": 1, "unit": "parts", "better": "lower"},
		}}} with input as _facts(object.remove(_parts, [part]))
	}
}

test_each_part_has_to_be_required if {
	every part, found in _parts {
		optional := object.union(_parts, {part: object.union(found, {"isRequired": false})})
		said := {violation.msg | some violation in rule.violation} with input as _facts(optional)
		count(said) == 1
		some message in said
		startswith(message, sprintf("AccessGranted does not require %s (", [found.path]))
	}
}

test_one_finding_tells_all if {
	parts := object.union(
		object.remove(_parts, ["actor", "time", "action"]),
		{"subject": object.union(_parts.subject, {"isRequired": false})},
	)
	rule.violation == {{
		"msg": "AccessGranted has no field for the actor, the action and the time, and does not require target (what it was done to)",
		"details": {"subject": "access", "measure": {"value": 4, "unit": "parts", "better": "lower"}},
	}} with input as _facts(parts)
}

test_the_parts_are_a_parameter if {
	settings := {"audit/required-fields": {"parts": ["id"]}}
	found := rule.violation with input as _facts({"id": _parts.id}) with data.lib.archfit.settings as settings
	found == set()
}

test_events_that_are_no_records_are_not_examined if {
	facts := {"events": {"orders": {"id": "orders", "name": "OrderCreated"}}}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
	rule.examined == set() with input as {}
}
