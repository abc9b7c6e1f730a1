package archfit.logs.correlation_id_required_test

import data.archfit.logs.correlation_id_required as rule

_facts(values) := {"events": {"line": {"id": "line", "name": "LogLine", "log": {"isCut": false, "values": values}}}}

_value(keys, presence) := {"id": "line#payload:1", "path": "ctx.traceId", "keys": keys, "presence": presence}

test_an_id_that_every_line_has_passes if {
	facts := _facts([_value(["time"], "always"), _value(["ctxtraceid", "traceid"], "always")])
	rule.examined == {"line"} with input as facts
	rule.violation == set() with input as facts
}

test_one_certain_id_is_enough if {
	facts := _facts([_value(["requestid"], "optional"), _value(["traceid"], "always")])
	rule.violation == set() with input as facts
}

test_no_id_is_found if {
	rule.violation == {{
		"msg": "LogLine has no id by which the lines of a request are found: none of traceId, traceparent, correlationId, requestId",
		"details": {"subject": "line"},
	}} with input as _facts([_value(["time"], "always")])
}

test_an_id_that_may_be_missing_is_found if {
	some presence, reason in {"nullable": "may be null", "optional": "may be left out", "conditional": "is required of some lines only"}
	rule.violation == {{
		"msg": sprintf("ctx.traceId of LogLine %s", [reason]),
		"details": {"subject": "line#payload:1"},
	}} with input as _facts([_value(["ctxtraceid", "traceid"], presence)])
}

test_names_are_told_without_capitals_and_separators if {
	given := {"logs/correlation-id-required": {"fields": ["X-Request_Id", "dd.trace_id"]}}
	rule.violation == set() with input as _facts([_value(["xrequestid"], "always")])
		with data.lib.archfit.settings as given
	rule.violation == set() with input as _facts([_value(["ddtraceid", "traceid"], "always")])
		with data.lib.archfit.settings as given
	count(rule.violation) == 1 with input as _facts([_value(["traceid"], "always")])
		with data.lib.archfit.settings as given
}

test_what_is_left_out_of_a_large_schema_is_undecided if {
	facts := {"events": {"line": {"id": "line", "name": "LogLine", "log": {"isCut": true, "values": []}}}}
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "LogLine is too large to be read as a whole, and none of traceId, traceparent, correlationId, requestId is in what was read",
		"details": {"subject": "line"},
	}} with input as facts
}

test_events_are_not_examined if {
	rule.examined == set() with input as {"events": {"orders": {"id": "orders", "name": "OrderCreated"}}}
	rule.examined == set() with input as {}
}
