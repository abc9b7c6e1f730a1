package archfit.logs.structured_test

import data.archfit.logs.structured as rule

_facts(output, why) := {"loggers": {"orders": {"id": "orders", "name": "orders", "library": "pino", "output": output, "why": why}}}

test_json_passes if {
	given := _facts("json", "pino writes JSON")
	rule.examined == {"orders"} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_text_is_found if {
	given := _facts("text", "its transport pino-pretty writes lines of text")
	rule.violation == {{
		"msg": "the logger orders of pino does not write JSON: its transport pino-pretty writes lines of text",
		"details": {"subject": "orders"},
	}} with input as given
	rule.undecided == set() with input as given
}

test_what_nobody_can_tell_is_undecided if {
	given := _facts("unknown", "it depends on process.env.LOG_PRETTY")
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "whether the logger orders of pino writes JSON is not known: it depends on process.env.LOG_PRETTY",
		"details": {"subject": "orders"},
	}} with input as given
}

test_nothing_is_examined_without_loggers if rule.examined == set() with input as {"loggers": {}}
