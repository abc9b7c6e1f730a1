package archfit.alerts.db_saturation_test

import data.archfit.alerts.db_saturation as rule
import data.lib.archfit.alert_facts_test as facts

_catalog := {"catalog": {"services": {
	"orders": {"id": "service orders", "databases": ["orders-db", "audit-db"]},
	"gateway": {"id": "service gateway", "databases": []},
}}}

_watching(metric, services, matchers) := facts.alert("Full", {
	"services": services,
	"selectors": [{"metric": metric, "matchers": matchers}],
})

test_a_database_that_nothing_watches_is_found if {
	given := facts.set_of([_watching("http_requests_total", ["orders"], [])], _catalog)
	rule.examined == {"service orders"} with input as given
	rule.violation == {{
		"msg": "no alert tells when orders-db or audit-db of orders has no more connections to give",
		"details": {"subject": "service orders"},
	}} with input as given
	rule.undecided == set() with input as given
}

test_a_pool_that_is_watched_passes[metric] if {
	some metric in ["db_pool_connections_total", "hikaricp_connections_pending", "pg_stat_activity_wait", "orders_connection_pool_used", "mysql_global_status_threads_connected"]
	rule.violation == set() with input as facts.set_of([_watching(metric, ["orders"], [])], _catalog)
}

test_a_database_that_is_named_passes if {
	matcher := {"label": "datname", "operator": "=", "value": "orders-db"}
	rule.violation == set() with input as facts.set_of([_watching("pg_stat_database_numbackends", [], [matcher])], _catalog)
}

test_the_pool_of_another_service_is_none_of_its_own if {
	count(rule.violation) == 1 with input as facts.set_of([_watching("db_pool_connections_total", ["payments"], [])], _catalog)
}

test_an_alert_of_another_language_cannot_be_told if {
	alert := facts.alert("Lines", {"services": ["orders"], "isRead": false, "language": "logql"})
	given := facts.set_of([alert], _catalog)
	rule.violation == set() with input as given
	{doubt.msg | some doubt in rule.undecided} == {"whether an alert tells when a database of orders has no more connections to give cannot be read: Lines"} with input as given
}

test_without_alerts_nothing_is_asked if {
	rule.examined == set() with input as facts.set_of([], _catalog)
}
