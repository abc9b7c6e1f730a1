package archfit.audit.retention_defined_test

import data.archfit.audit.retention_defined as rule

_facts(retention) := {"events": {"access": {"id": "access", "name": "AccessGranted", "audit": {"parts": {}}, "retention": retention}}}

_said(facts) := said if {
	said := {violation.msg | some violation in rule.violation} with input as facts
}

test_a_record_that_is_kept_long_enough_passes if {
	facts := _facts([{"from": "x-retention", "text": "P7Y", "kind": "finite", "days": 2555}])
	rule.examined == {"access"} with input as facts
	rule.violation == set() with input as facts
}

test_silence_is_found if {
	rule.violation == {{
		"msg": "AccessGranted says nowhere how long its records are kept",
		"details": {"subject": "access"},
	}} with input as _facts([])
	absent := {"events": {"access": {"id": "access", "name": "AccessGranted", "audit": {"parts": {}}}}}
	_said(absent) == {"AccessGranted says nowhere how long its records are kept"}
}

test_what_is_no_time_is_found if {
	_said(_facts([{"from": "x-retention", "text": "long", "kind": "unreadable"}])) == {"AccessGranted gives x-retention as long, which is no time"}
}

test_a_short_time_is_found if {
	_said(_facts([{"from": "kafka retention.ms", "text": "604800000", "kind": "finite", "days": 7}])) == {"AccessGranted is kept for 604800000 (kafka retention.ms), and 365 days are the least"}
}

test_for_ever_is_an_answer_unless_it_is_refused if {
	facts := _facts([{"from": "x-retention", "text": "forever", "kind": "endless"}])
	_said(facts) == set()
	settings := {"audit/retention-defined": {"endless": false}}
	found := {violation.msg | some violation in rule.violation} with input as facts with data.lib.archfit.settings as settings
	found == {"AccessGranted is kept for ever (x-retention forever)"}
}

test_events_that_are_no_records_are_not_examined if {
	rule.examined == set() with input as {"events": {"orders": {"id": "orders", "name": "OrderCreated"}}}
	rule.examined == set() with input as {}
}
