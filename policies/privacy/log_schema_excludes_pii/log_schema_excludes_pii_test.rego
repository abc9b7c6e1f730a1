package archfit.privacy.log_schema_excludes_pii_test

import data.archfit.privacy.log_schema_excludes_pii as rule

_facts(fields) := {"events": {"line": {"id": "line", "name": "LogLine", "log": {"isOpen": false, "fields": fields}}}}

_field(kind) := {"id": "line#1", "path": "user.email", "kind": kind, "because": "looks like contact.email (email)"}

test_personal_data_and_carriers_are_found if {
	every kind in ["personal", "carrier"] {
		rule.violation == {{
			"msg": "LogLine has user.email, which looks like contact.email (email)",
			"details": {"subject": "line#1", "kind": kind},
		}} with input as _facts([_field(kind)])
	}
}

test_guesses_and_free_text_weigh_less if {
	every kind in ["guessed", "free-text"] {
		details := {violation.details | some violation in rule.violation} with input as _facts([_field(kind)])
		details == {{"subject": "line#1", "kind": kind, "severity": "medium"}}
	}
}

test_their_weight_is_a_parameter if {
	settings := {"privacy/log-schema-excludes-pii": {"freeText": "info"}}
	found := rule.violation with input as _facts([_field("free-text")]) with data.lib.archfit.settings as settings
	{violation.details.severity | some violation in found} == {"info"}
}

test_a_schema_without_them_passes if {
	rule.examined == {"line"} with input as _facts([])
	rule.violation == set() with input as _facts([])
}

test_events_are_not_examined if {
	rule.examined == set() with input as {"events": {"orders": {"id": "orders", "name": "OrderCreated"}}}
	rule.examined == set() with input as {}
}
