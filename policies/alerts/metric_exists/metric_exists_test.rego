package archfit.alerts.metric_exists_test

import data.archfit.alerts.metric_exists as rule

_queried(metrics) := {
	"metrics": {"m": {"id": "m"}},
	"known_series": {"orders_placed_total": {"labels": ["channel"]}, "orders:placed:rate5m": {}},
	"queried": {
		"a": {"id": "a", "kind": "alert", "name": "Orders", "metrics": metrics},
		"other": {"id": "other", "kind": "other", "name": "Other", "metrics": [{"name": "nothing", "labels": [], "subject": "x", "where": "x"}]},
	},
}

_metric(name, rest) := object.union({"name": name, "labels": [], "subject": "s", "where": "it"}, rest)

_known := _metric("orders_placed_total", {"labels": ["channel", "job"]})

test_metrics_that_are_declared_pass if {
	given := _queried([_known, _metric("orders:placed:rate5m", {"labels": ["anything"]}), _metric("node_cpu_seconds_total", {})])
	rule.examined == {"a"} with input as given
	rule.violation == set() with input as given
}

test_a_metric_that_nobody_declares_is_found if {
	rule.violation == {{
		"msg": "it queries orders_paid_total, which nothing declares",
		"details": {"subject": "s", "metric": "orders_paid_total"},
	}} with input as _queried([_known, _metric("orders_paid_total", {})])
}

test_a_name_that_is_much_alike_is_told if {
	rule.violation == {{
		"msg": "it queries orders_place_total, which nothing declares; did you mean orders_placed_total?",
		"details": {"subject": "s", "metric": "orders_place_total"},
	}} with input as _queried([_known, _metric("orders_place_total", {"meant": "orders_placed_total"})])
}

test_a_label_that_it_does_not_have_is_found if {
	rule.violation == {{
		"msg": "it asks for the label chanel of orders_placed_total, which has no such label",
		"details": {"subject": "s", "metric": "orders_placed_total", "label": "chanel"},
	}} with input as _queried([_metric("orders_placed_total", {"labels": ["chanel"]})])
}

test_those_of_others_are_asked_where_half_query_what_is_declared if {
	strange := {"b": {"id": "b", "kind": "alert", "name": "B", "metrics": [_metric("bees_total", {})]}}
	half := _queried([_known])
	rule.examined == {"a", "b"} with input as object.union(half, {"queried": strange})
	stranger := {"c": {"id": "c", "kind": "alert", "name": "C", "metrics": [_metric("seas_total", {})]}}
	rule.examined == {"a"} with input as object.union(half, {"queried": object.union(strange, stranger)})
}

test_it_is_asked_of_nobody_where_no_metric_is_declared if {
	rule.examined == set() with input as object.union(_queried([_known]), {"metrics": {}}) with input.metrics as {}
	rule.examined == set() with input as {}
}
