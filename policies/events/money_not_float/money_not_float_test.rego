package archfit.events.money_not_float_test

import data.archfit.events.money_not_float as rule
import data.lib.archfit.event_facts_test as facts

_amount := {"name": "price", "path": "price", "because": "number", "categories": []}

test_an_amount_as_a_floating_point_number_is_found if {
	given := facts.set_of([facts.carrying("money", _amount, {})])
	rule.examined == {"placed"} with input as given
	rule.violation == {{
		"msg": "price of the integration event placed is money, and a floating-point number",
		"details": {
			"subject": "placed#payload:1",
			"measure": {"value": 1, "unit": "fields", "better": "lower"},
			"related": [],
		},
	}} with input as given
}

test_several_amounts_are_one_finding if {
	amounts := [facts.field({"id": path, "name": path, "path": path}) | some path in ["price", "fee"]]
	rule.violation == {{
		"msg": "price, fee of the integration event placed are money, and floating-point numbers",
		"details": {
			"subject": "price",
			"measure": {"value": 2, "unit": "fields", "better": "lower"},
			"related": [{"subject": "fee"}],
		},
	}} with input as facts.set_of([facts.event("placed", {"fields": {"money": amounts}})])
}

test_an_ignored_name_passes if {
	settings := facts.settings("events/money-not-float", {"ignore": ["price"]})
	rule.violation == set() with input as facts.set_of([facts.carrying("money", _amount, {})]) with data.lib.archfit.settings as settings
}

test_lines_of_logs_have_rules_of_their_own if {
	given := facts.set_of([facts.carrying("money", {}, {"kind": "log"})])
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}
