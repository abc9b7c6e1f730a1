package archfit.alerts.projection_lag_test

import data.archfit.alerts.projection_lag as rule
import data.lib.archfit.alert_facts_test as facts
import data.lib.archfit.metric_facts_test as metrics

_series(metric, aggregations) := {"metric": metric, "aggregations": aggregations}

_by(operator, labels) := {"operator": operator, "kind": "by", "labels": labels}

_alert(name, series) := facts.alert(name, {"series": [series]})

_total := _alert("Late", _series("kafka_consumergroup_lag", [_by("sum", ["consumergroup"])]))

test_what_is_compared_per_partition_passes[name] if {
	some name, aggregations in {
		"plain": [],
		"by partition": [_by("sum", ["topic", "partition"])],
		"the worst": [_by("max", [])],
		"without another label": [{"operator": "sum", "kind": "without", "labels": ["pod"]}],
		"the worst first": [_by("max", ["service"]), _by("sum", [])],
		"an operator of which nobody is sure": [_by("quantile", [])],
	}
	given := facts.set_of([_alert("Late", _series("projection_lag_seconds", aggregations))], {})
	rule.examined == {"Late"} with input as given
	rule.violation == set() with input as given
}

test_a_total_is_found if {
	rule.violation == {{
		"msg": "the alert Late holds the total of kafka_consumergroup_lag against its limit, in which one partition that stands still does not show",
		"details": {"subject": "Late", "metric": "kafka_consumergroup_lag"},
	}} with input as facts.set_of([_total], {})
}

test_what_hides_a_partition_is_found[name] if {
	some name, series in {
		"average": _series("projection_lag_seconds", [_by("avg", [])]),
		"least": _series("projection_lag_seconds", [_by("min", ["partitions"])]),
		"without": _series("projection_lag_seconds", [{"operator": "sum", "kind": "without", "labels": ["partition"]}]),
		"by name": _series("kafka_consumergroup_lag_sum", []),
	}
	count(rule.violation) == 1 with input as facts.set_of([_alert("Late", series)], {})
}

test_a_total_beside_each_partition_passes if {
	beside := _alert("Stuck", _series("kafka_consumergroup_lag", []))
	sum := _alert("Total", _series("kafka_consumergroup_lag_sum", []))
	rule.violation == set() with input as facts.set_of([_total, beside, sum], {})
	of_orders := {"services": ["orders"]}
	others := facts.set_of(
		[
			object.union(_total, of_orders),
			object.union(_alert("Stuck", _series("projection_lag_seconds", [])), of_orders),
		],
		{},
	)
	rule.violation == set() with input as others
}

test_a_metric_without_partitions_loses_none if {
	known := metrics.set_of([metrics.metric("projection_lag_events", {"labels": [{"name": "projection"}], "series": ["projection_lag_events"]})])
	alert := _alert("Late", _series("projection_lag_events", [_by("sum", [])]))
	rule.violation == set() with input as facts.set_of([alert], known)
}

_exposed := metrics.set_of([metrics.metric("projection_lag_seconds", {})])

test_a_metric_that_no_alert_reads_is_found if {
	given := facts.set_of([facts.alert("Other", {})], _exposed)
	rule.examined == {"projection_lag_seconds"} with input as given
	rule.violation == {{
		"msg": "no alert tells how far the projections of orders are behind, which projection_lag_seconds would",
		"details": {"subject": "projection_lag_seconds"},
	}} with input as given
}

test_a_metric_that_an_alert_reads_passes if {
	rule.violation == set() with input as facts.set_of([_alert("Late", _series("projection_lag_seconds", []))], _exposed)
}

test_an_alert_of_another_language_cannot_be_told if {
	given := facts.set_of([facts.alert("ProjectionLate", {"isRead": false})], _exposed)
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "whether an alert tells how far the projections of orders are behind cannot be read: ProjectionLate",
		"details": {"subject": "projection_lag_seconds", "hint": "Ask in PromQL."},
	}} with input as given
}

test_without_alerts_nothing_is_asked if {
	rule.examined == set() with input as facts.set_of([], _exposed)
	rule.violation == set() with input as facts.set_of([], _exposed)
	rule.examined == set() with input as {}
}
