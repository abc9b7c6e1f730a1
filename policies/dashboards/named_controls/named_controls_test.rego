package archfit.dashboards.named_controls_test

import data.archfit.dashboards.named_controls as rule

_given(name) := {
	"risks": {"r": {"id": "r", "key": "RISK-003", "detective": [
		{"id": "c", "kind": "dashboard", "name": name},
		{"id": "x", "kind": "alert", "name": "Anything"},
	]}},
	"dashboards": {"d": {"id": "d", "title": "Audit evidence", "uid": "audit"}, "e": {"id": "e", "title": "Orders"}},
}

test_dashboards_that_exist_pass if {
	every name in ["audit Evidence ", "AUDIT", "Orders"] {
		rule.examined == {"c"} with input as _given(name)
		rule.violation == set() with input as _given(name)
	}
}

test_a_dashboard_that_is_promised_alone_is_found if {
	rule.violation == {{
		"msg": "RISK-003 is to be seen on the dashboard Stuck workflows, and there is none of that name",
		"details": {"subject": "c", "risk": "RISK-003", "dashboard": "Stuck workflows"},
	}} with input as _given("Stuck workflows")
}

test_no_risk_is_nothing_examined if {
	rule.examined == set() with input as {"risks": {}}
	rule.examined == set() with input as {}
}
