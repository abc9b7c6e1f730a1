package archfit.alerts.risk_detective_control_test

import data.archfit.alerts.risk_detective_control as rule
import data.lib.archfit.alert_facts_test as facts

_risks(kind) := {"risks": {"R": {"id": "R", "key": "RISK-003", "detective": [{"id": "control", "kind": kind, "name": "AuditLag"}]}}}

test_an_alert_that_is_not_there_is_found if {
	given := facts.set_of([facts.alert("Other", {})], _risks("alert"))
	rule.examined == {"control"} with input as given
	rule.violation == {{
		"msg": "the alert AuditLag is to detect the risk RISK-003, and there is no such alert",
		"details": {"subject": "control", "risk": "RISK-003", "alert": "AuditLag"},
	}} with input as given
}

test_other_letters_are_another_alert if {
	given := facts.set_of([facts.alert("Auditlag", {})], _risks("alert"))
	{finding.msg | some finding in rule.violation} == {"the alert AuditLag is to detect the risk RISK-003, and there is no such alert: Auditlag is another one"} with input as given
}

test_an_alert_that_is_there_passes if {
	given := facts.set_of([facts.alert("AuditLag", {})], _risks("alert"))
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_without_alerts_nobody_can_say if {
	given := facts.set_of([], _risks("alert"))
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "the alert AuditLag is to detect the risk RISK-003, and the run has no alert rules",
		"details": {"subject": "control", "hint": "Add the alert rules to the source."},
	}} with input as given
}

test_dashboards_and_prose_are_not_asked[kind] if {
	some kind in ["dashboard", "other"]
	rule.examined == set() with input as facts.set_of([], _risks(kind))
	rule.undecided == set() with input as facts.set_of([], _risks(kind))
}
