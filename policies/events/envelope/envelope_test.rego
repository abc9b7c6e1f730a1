package archfit.events.envelope_test

import data.archfit.events.envelope as rule
import data.lib.archfit.event_facts_test as facts

_part(path, kind) := {"path": path, "isRequired": true, "kind": kind}

_whole := {
	"type": _part("eventType", "text"),
	"version": _part("eventVersion", "text"),
	"id": _part("eventId", "uuid"),
	"time": _part("timestamp", "date-time"),
	"payload": _part("payload", "object"),
	"correlation": _part("metadata.correlationId", "uuid"),
	"causation": _part("metadata.causationId", "uuid"),
}

_with(envelope) := facts.set_of([facts.event("placed", {"envelope": envelope})])

test_a_whole_envelope_passes if {
	rule.examined == {"placed"} with input as _with(_whole)
	rule.violation == set() with input as _with(_whole)
}

test_parts_that_are_missing_are_one_finding if {
	given := _with(object.remove(_whole, ["correlation", "causation"]))
	rule.violation == {{
		"msg": "the envelope of placed has no correlation, no causation",
		"details": {
			"subject": "placed",
			"missing": ["correlation", "causation"],
			"measure": {"value": 2, "unit": "faults", "better": "lower"},
		},
	}} with input as given
}

test_parts_have_to_be_there_and_what_they_are[name] if {
	some name, case in {
		"optional id": {"part": {"id": {"path": "eventId", "isRequired": false, "kind": "uuid"}}, "fault": "does not require eventId (id)"},
		"a number as id": {"part": {"id": _part("eventId", "number")}, "fault": "has eventId (id) as number, which is none of uuid, text"},
		"a text as time": {"part": {"time": _part("at", "text")}, "fault": "has at (time) as text, which is none of date-time"},
	}
	found := rule.violation with input as _with(object.union(_whole, case.part))
	facts.messages(found) == {sprintf("the envelope of placed %s", [case.fault])}
}

test_the_first_of_a_chain_has_no_cause if {
	optional := {"causation": {"path": "metadata.causationId", "isRequired": false, "kind": "uuid"}}
	rule.violation == set() with input as _with(object.union(_whole, optional))
}

test_it_is_asked_of_events_with_an_envelope if {
	given := facts.set_of([facts.event("placed", {"envelope": _whole}), facts.event("a", {}), facts.event("b", {})])
	rule.examined == {"placed"} with input as given
	rule.examined == {"placed", "a"} with input as facts.set_of([facts.event("placed", {"envelope": _whole}), facts.event("a", {})])
	rule.examined == set() with input as _with({"id": _part("id", "text")})
	rule.examined == set() with input as {}
}

test_the_version_may_stand_in_the_type if {
	envelope := object.remove(_whole, ["version"])
	typed := {"nameFrom": "type-constant", "envelope": envelope}
	rule.violation == set() with input as facts.set_of([facts.event("com.shop.order.placed.v1", typed)])
	titled := facts.set_of([facts.event("order.placed.v1", {"envelope": envelope})])
	facts.messages(rule.violation) == {"the envelope of order.placed.v1 has no version"} with input as titled
}

test_records_and_lines_are_not_examined if {
	rule.examined == set() with input as facts.set_of([facts.event(kind, {"kind": kind, "envelope": _whole}) | some kind in ["audit", "log"]])
}
