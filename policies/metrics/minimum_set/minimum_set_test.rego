package archfit.metrics.minimum_set_test

import data.archfit.metrics.minimum_set as rule
import data.lib.archfit.metric_facts_test as facts

_http := [
	{"name": "http_requests_total", "labels": ["method", "path", "status_code", "zone"]},
	{"name": "http_request_duration_seconds", "labels": ["method", "path"]},
]

_messages(violations) := {violation.msg | some violation in violations}

test_services_that_have_it_pass if {
	given := facts.sets({"orders": _http, "payments": _http})
	rule.examined == {"metrics of orders", "metrics of payments"} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_a_metric_that_is_missing_is_found if {
	rule.violation == {{
		"msg": "orders does not expose http_request_duration_seconds",
		"details": {"subject": "metrics of orders", "group": "http", "missing": ["http_request_duration_seconds"]},
	}} with input as facts.sets({"orders": [_http[0]]})
}

test_labels_that_are_missing_are_found if {
	rule.violation == {{
		"msg": "orders exposes http_requests_total without the labels path, status_code",
		"details": {"subject": "metrics of orders", "group": "http", "metric": "http_requests_total", "missing": ["path", "status_code"]},
	}} with input as facts.sets({"orders": [{"name": "http_requests_total", "labels": ["method"]}, _http[1]]})
}

test_labels_of_which_nothing_is_said_cannot_be_told if {
	given := facts.sets({"orders": [{"name": "http_requests_total"}, _http[1]]})
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "the contract of orders does not say which labels http_requests_total has",
		"details": {"subject": "metrics of orders", "path": [], "hint": "Name the labels of the metric below labels."},
	}} with input as given
}

test_requests_are_asked_of_all_where_half_have_them if {
	_messages(rule.violation) == {"worker does not expose http_request_duration_seconds, http_requests_total"} with input as facts.sets({
		"orders": _http,
		"worker": [{"name": "jobs_total", "labels": []}],
	})
}

test_requests_are_asked_of_those_alone_that_have_them_where_few_do if {
	given := facts.sets({"orders": _http, "a": [], "b": []})
	rule.examined == {"metrics of orders"} with input as given
}

test_a_cache_is_asked_of_who_has_one if {
	_messages(rule.violation) == {"orders does not expose cache_evictions_total, cache_misses_total"} with input as facts.sets({
		"orders": array.concat(_http, [{"name": "cache_hits_total", "labels": []}]),
		"payments": _http,
	})
}

test_queries_and_the_pool_are_asked_of_who_has_a_database if {
	catalog := {"catalog": {"services": {"orders": {"databases": ["orders-db"]}, "payments": {"databases": []}}}}
	_messages(rule.violation) == {
		"orders does not expose db_queries_total, db_query_duration_seconds",
		"orders does not expose db_pool_connections_total, db_pool_wait_duration_seconds",
	} with input as object.union(catalog, facts.sets({"orders": _http, "payments": _http}))
}

test_groups_are_a_parameter if {
	settings := {"metrics/minimum-set": {"groups": {"http": {"http_server_request_duration_seconds": []}}}}
	given := facts.sets({"orders": [{"name": "http_server_request_duration_seconds", "labels": []}]})
	rule.examined == {"metrics of orders"} with input as given with data.lib.archfit.settings as settings
	rule.violation == set() with input as given with data.lib.archfit.settings as settings
}

test_no_metrics_are_nothing_examined if {
	rule.examined == set() with input as {}
	rule.examined == set() with input as facts.sets({"worker": [{"name": "jobs_total"}]})
}
