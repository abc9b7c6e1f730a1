package archfit.metrics.lag_metrics_test

import data.archfit.metrics.lag_metrics as rule
import data.lib.archfit.metric_facts_test as facts

_catalog := {"catalog": {"services": {
	"orders": {"id": "service orders", "readModels": {"summary": {"id": "m"}}},
	"payments": {"id": "service payments", "readModels": {}},
}}}

_given(metrics) := object.union(_catalog, facts.sets({"orders": [{"name": name} | some name in metrics]}))

test_read_models_that_say_how_far_behind_they_are_pass if {
	given := _given(["projection_watermark", "projection_oldest_event_age_seconds"])
	rule.examined == {"metrics of orders"} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_what_is_missing_is_found if {
	rule.violation == {{
		"msg": "orders has a read model, and no metric of the age of its oldest event",
		"details": {"subject": "metrics of orders", "kind": "projection", "missing": "the age of its oldest event"},
	}} with input as _given(["projection_watermark"])
}

test_others_are_asked_by_a_parameter if {
	settings := {"metrics/lag-metrics": {"asked": {"orders": ["outbox", "audit", "workflow", "unheard-of"]}}}
	given := _given(["projection_watermark", "projection_lag_seconds", "audit_consumer_lag", "workflow_oldest_age_seconds"])
	found := rule.violation with input as given with data.lib.archfit.settings as settings
	{violation.msg | some violation in found} == {"orders has an outbox, and no metric of the age of its oldest message"}
}

test_a_service_whose_metrics_nobody_knows_cannot_be_told if {
	given := object.union(_catalog, facts.sets({"gateway": []}))
	rule.undecided == {{
		"msg": "orders has a read model, and nothing is known of its metrics",
		"details": {
			"subject": "service orders",
			"path": [],
			"hint": "Give a contract of its metrics, or what it answers at /metrics, as a file of the run.",
		},
	}} with input as given
}

test_a_service_that_a_parameter_alone_names_is_told_at_the_metrics if {
	settings := {"metrics/lag-metrics": {"asked": {"ledger": ["audit"]}}}
	doubts := rule.undecided with input as facts.sets({"gateway": []}) with data.lib.archfit.settings as settings
	{doubt.details.subject | some doubt in doubts} == {"metrics of gateway"}
}

test_nothing_is_asked_where_no_metric_is_known if {
	rule.examined == set() with input as _catalog
	rule.undecided == set() with input as _catalog
	rule.examined == set() with input as {}
}
