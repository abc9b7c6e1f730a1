package archfit.alerts.slo_burn_rate_test

import data.archfit.alerts.slo_burn_rate as rule

_facts(burn) := {"slos": {"objective orders/checkout": {
	"id": "objective orders/checkout",
	"display": "orders/checkout",
	"isCritical": true,
	"burn": object.union({"state": "alerted", "example": "14.4 x 0.001 = 0.0144", "alerts": []}, burn),
}}}

_alert(rest) := object.union({"id": "alert orders/Burn", "name": "Burn", "isMultiwindow": true, "faults": []}, rest)

_asked := {"alerts/slo-burn-rate": {"multiwindow": true}}

test_an_alert_passes_and_so_do_generated_ones if {
	rule.examined == {"objective orders/checkout"} with input as _facts({})
	rule.violation == set() with input as _facts({})
	rule.undecided == set() with input as _facts({})
	rule.violation == set() with input as _facts({"alerts": [_alert({})]}) with data.lib.archfit.settings as _asked
}

test_nobody_who_is_told_is_found if {
	rule.violation == {{
		"msg": "nobody is told when the budget of orders/checkout burns: its alerts are switched off for Sloth; 14.4 x 0.001 = 0.0144 is due over an hour and five minutes",
		"details": {"subject": "objective orders/checkout"},
	}} with input as _facts({"state": "missing", "because": "its alerts are switched off for Sloth"})
}

test_what_does_not_belong_to_the_objective_is_found_at_the_alert if {
	rule.violation == {{
		"msg": "Burn computes with a budget of 1 %, and orders/checkout leaves 0.1 %: 14.4 x 0.001 = 0.0144 is due, not 0.144",
		"details": {"subject": "alert orders/Burn", "related": [{"subject": "objective orders/checkout"}]},
	}} with input as _facts({"alerts": [_alert({"faults": ["computes with a budget of 1 %, and orders/checkout leaves 0.1 %: 14.4 x 0.001 = 0.0144 is due, not 0.144"]})]})
}

test_one_window_is_enough_unless_two_are_asked_for if {
	facts := _facts({"alerts": [_alert({"isMultiwindow": false})]})
	rule.violation == set() with input as facts
	rule.violation == {{
		"msg": "every alert on the budget of orders/checkout looks back over one time alone: Burn",
		"details": {"subject": "objective orders/checkout", "related": [{"subject": "alert orders/Burn"}]},
	}} with input as facts with data.lib.archfit.settings as _asked
}

test_what_is_not_in_the_run_is_undecided if {
	facts := _facts({"state": "unknown", "because": "the run has no alert rules"})
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "nobody can tell whether an alert watches the budget of orders/checkout: the run has no alert rules",
		"details": {"subject": "objective orders/checkout"},
	}} with input as facts
}

test_what_is_not_critical_or_leaves_no_budget_is_not_examined if {
	rule.examined == set() with input as {"slos": {"objective a": {"isCritical": false, "burn": {"state": "missing"}}}}
	rule.examined == set() with input as {"slos": {"objective a": {"isCritical": true}}}
	rule.examined == set() with input as {}
	rule.violation == set() with input as {}
	rule.undecided == set() with input as {}
}
