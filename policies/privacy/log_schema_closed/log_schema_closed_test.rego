package archfit.privacy.log_schema_closed_test

import data.archfit.privacy.log_schema_closed as rule

_facts(log) := {"events": {"line": {"id": "line", "name": "LogLine", "log": log}}}

test_a_closed_schema_passes if {
	facts := _facts({"isOpen": false, "open": [], "fields": []})
	rule.examined == {"line"} with input as facts
	rule.violation == set() with input as facts
}

test_an_open_schema_is_found if {
	rule.violation == {{
		"msg": "LogLine takes fields that it does not name",
		"details": {"subject": "line"},
	}} with input as _facts({"isOpen": true, "open": [], "fields": []})
}

test_an_open_field_is_found if {
	rule.violation == {{
		"msg": "LogLine takes anything in context",
		"details": {"subject": "line#2"},
	}} with input as _facts({"isOpen": false, "open": [{"id": "line#2", "path": "context"}], "fields": []})
}

test_events_are_not_examined if {
	rule.examined == set() with input as {"events": {"orders": {"id": "orders", "name": "OrderCreated"}}}
	rule.examined == set() with input as {}
}
