package archfit.audit.identity_stable_test

import data.archfit.audit.identity_stable as rule

_id := {"path": "eventId", "kind": "uuid", "isRequired": true}

_facts(audit, identity) := {"event_changes": {"access": {"id": "access", "name": "AccessGranted", "identity": object.union({"isAudit": audit, "old": _id}, identity)}}}

test_an_id_that_stays_passes if {
	rule.examined == {"access"} with input as _facts(true, {"new": _id})
	rule.violation == set() with input as _facts(true, {"new": _id})
}

test_an_id_that_is_gone_is_found if {
	rule.violation == {{
		"msg": "AccessGranted has no id any more: it was eventId",
		"details": {"subject": "access"},
	}} with input as _facts(true, {})
}

test_events_are_not_examined if {
	rule.examined == set() with input as _facts(false, {})
	rule.violation == set() with input as _facts(false, {})
}
