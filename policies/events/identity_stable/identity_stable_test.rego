package archfit.events.identity_stable_test

import data.archfit.events.identity_stable as rule

_id := {"path": "eventId", "kind": "uuid", "isRequired": true}

_facts(identity) := {"event_changes": {"orders": {"id": "orders", "name": "OrderCreated", "identity": object.union({"isAudit": false, "old": _id}, identity)}}}

_said(facts) := said if {
	said := {violation.msg | some violation in rule.violation} with input as facts
}

test_an_id_that_stays_passes if {
	rule.examined == {"orders"} with input as _facts({"new": _id})
	rule.violation == set() with input as _facts({"new": _id})
}

test_an_id_that_is_gone_is_found if {
	rule.violation == {{
		"msg": "OrderCreated has no id any more: it was eventId",
		"details": {"subject": "orders"},
	}} with input as _facts({})
}

test_an_id_that_moved_is_found if {
	_said(_facts({"new": object.union(_id, {"path": "metadata.id"})})) == {"OrderCreated has its id in metadata.id, and had it in eventId"}
}

test_an_id_of_another_kind_is_found if {
	_said(_facts({"new": object.union(_id, {"kind": "number"})})) == {"OrderCreated has another kind of id in eventId: number, and it was uuid"}
}

test_an_id_that_may_be_absent_is_found if {
	_said(_facts({"new": object.union(_id, {"isRequired": false})})) == {"OrderCreated does not require its id eventId any more"}
}

test_one_that_could_be_absent_before_may_stay_so if {
	optional := object.union(_id, {"isRequired": false})
	_said(_facts({"old": optional, "new": optional})) == set()
}

test_records_and_events_without_an_older_version_are_not_examined if {
	rule.examined == set() with input as _facts({"isAudit": true, "new": _id})
	rule.examined == set() with input as {"event_changes": {"orders": {"id": "orders", "name": "OrderCreated"}}}
	rule.examined == set() with input as {}
}
