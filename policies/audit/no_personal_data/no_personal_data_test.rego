package archfit.audit.no_personal_data_test

import data.archfit.audit.no_personal_data as rule

_facts(personal) := {"events": {"access": {"id": "access", "name": "AccessGranted", "audit": {"parts": {}, "personal": personal}}}}

_field(kind) := {"id": "access#1", "path": "actor.email", "because": "looks like contact.email (email)", "kind": kind}

test_personal_data_is_found if {
	rule.violation == {{
		"msg": "AccessGranted has actor.email, which looks like contact.email (email)",
		"details": {"subject": "access#1"},
	}} with input as _facts([_field("personal")])
}

test_free_text_and_snapshots_weigh_less if {
	every kind in ["free-text", "snapshot"] {
		details := {violation.details | some violation in rule.violation} with input as _facts([_field(kind)])
		details == {{"subject": "access#1", "severity": "medium"}}
	}
}

test_their_weight_is_a_parameter if {
	settings := {"audit/no-personal-data": {"freeText": "low"}}
	found := rule.violation with input as _facts([_field("free-text")]) with data.lib.archfit.settings as settings
	{violation.details.severity | some violation in found} == {"low"}
}

test_a_record_of_ids_passes if {
	rule.examined == {"access"} with input as _facts([])
	rule.violation == set() with input as _facts([])
}

test_events_that_are_no_records_are_not_examined if {
	rule.examined == set() with input as {"events": {"orders": {"id": "orders", "name": "OrderCreated"}}}
	rule.examined == set() with input as {}
}
