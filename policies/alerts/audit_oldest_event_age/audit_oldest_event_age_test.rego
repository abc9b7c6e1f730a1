package archfit.alerts.audit_oldest_event_age_test

import data.archfit.alerts.audit_oldest_event_age as rule
import data.lib.archfit.alert_facts_test as facts

_metrics(names) := {"metrics": {name: {"id": name, "name": name} | some name in names}}

_reading(name, metric) := facts.alert(name, {"selectors": [{"metric": metric, "matchers": []}]})

test_a_trail_that_no_alert_watches_is_found if {
	given := facts.set_of([_reading("Other", "http_requests_total")], _metrics(["audit_oldest_event_age_seconds", "audit_events_total"]))
	rule.examined == {"audit_oldest_event_age_seconds", "audit_events_total"} with input as given
	rule.violation == {{
		"msg": "no alert tells how old the oldest event is that is not in the audit trail yet",
		"details": {"subject": "audit_events_total"},
	}} with input as given
}

test_an_alert_that_counts_events_does_not_watch_it if {
	given := facts.set_of([_reading("Failures", "audit_failures_total")], {})
	{finding.details.subject | some finding in rule.violation} == {"Failures"} with input as given
}

test_an_alert_on_the_age_passes[metric] if {
	some metric in ["audit_oldest_event_age_seconds", "shop:audit_consumer_lag:max", "audit_trail_freshness_seconds"]
	given := facts.set_of([_reading("Late", metric)], _metrics(["audit_events_total"]))
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_an_alert_of_another_language_cannot_be_told if {
	alert := facts.alert("AuditLate", {"isRead": false, "language": "logql"})
	given := facts.set_of([alert], _metrics(["audit_events_total"]))
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "whether an alert tells how old the oldest event is that is not in the audit trail yet cannot be read: AuditLate",
		"details": {"subject": "audit_events_total", "hint": "Ask in PromQL."},
	}} with input as given
}

test_audit_of_the_control_plane_is_not_meant if {
	rule.examined == set() with input as facts.set_of([_reading("A", "apiserver_audit_event_total")], _metrics(["kube_audit_age"]))
}

test_where_it_is_required_every_run_with_a_catalog_is_asked if {
	settings := {"alerts/audit-oldest-event-age": {"required": true}}
	given := facts.set_of([], {"metrics": {}, "catalog": {"id": "catalog"}})
	rule.examined == {"catalog"} with input as given with data.lib.archfit.settings as settings
	{finding.details.subject | some finding in rule.violation} == {"catalog"} with input as given with data.lib.archfit.settings as settings
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}
