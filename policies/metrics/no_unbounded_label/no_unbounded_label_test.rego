package archfit.metrics.no_unbounded_label_test

import data.archfit.metrics.no_unbounded_label as rule
import data.lib.archfit.metric_facts_test as facts

_labelled(given) := facts.set_of([facts.labelled("orders_total", given)])

_messages(violations) := {violation.msg | some violation in violations}

test_labels_with_an_end_pass if {
	every given in [{}, {"name": "customer", "key": "customer_id", "values": "listed"}, {"values": "seen", "distinct": 100}] {
		rule.examined == {"orders_total"} with input as _labelled(given)
		rule.violation == set() with input as _labelled(given)
	}
}

test_a_label_that_is_marked_is_found if {
	rule.violation == {{
		"msg": "orders_total has the label customer, and its contract says that there is no end of its values",
		"details": {"subject": "label", "label": "customer"},
	}} with input as _labelled({"name": "customer", "key": "customer", "values": "unbounded"})
}

test_a_label_that_is_named_so_is_found if {
	rule.violation == {{
		"msg": "orders_total has the label userId, and nothing says that its values have an end",
		"details": {"subject": "label", "label": "userId"},
	}} with input as _labelled({"name": "userId", "key": "user_id"})
}

test_values_without_end_are_found if {
	given := _labelled({"values": "seen", "distinct": 3, "raw": [{"sort": "uuid", "count": 2}, {"sort": "e-mail", "count": 1}]})
	_messages(rule.violation) == {"orders_total has the label status, and its values are 2 UUIDs, 1 e-mail"} with input as given
}

test_listed_values_without_end_are_found if {
	given := _labelled({"values": "listed", "distinct": 2, "raw": [{"sort": "path with an id", "count": 2, "example": "/a/1"}]})
	_messages(rule.violation) == {"orders_total has the label status, and its values are 2 paths with ids (/a/1)"} with input as given
}

test_one_id_may_be_that_of_the_process if {
	rule.violation == set() with input as _labelled({"values": "seen", "distinct": 1, "raw": [{"sort": "uuid", "count": 1}]})
}

test_many_values_are_found if {
	rule.violation == {{
		"msg": "orders_total has 101 values of the label status, more than 100",
		"details": {"subject": "label", "label": "status", "measure": {"value": 101, "unit": "values", "better": "lower"}},
	}} with input as _labelled({"values": "seen", "distinct": 101})
}

test_the_limit_the_names_and_what_is_allowed_are_parameters if {
	given := _labelled({"values": "seen", "distinct": 11})
	named := _labelled({"name": "shelf", "key": "shelf"})
	found := rule.violation with input as given with data.lib.archfit.settings as {"metrics/no-unbounded-label": {"limit": 10}}
	count(found) == 1
	by_name := rule.violation with input as named with data.lib.archfit.settings as {"metrics/no-unbounded-label": {"names": ["shelf"]}}
	count(by_name) == 1
	settings := {"metrics/no-unbounded-label": {"names": ["shelf"], "allowed": ["shelf"]}}
	rule.violation == set() with input as named with data.lib.archfit.settings as settings
}

test_paths_of_requests_are_left_to_their_rule if {
	path := {"name": "path", "key": "path"}
	every given in [{"values": "unbounded"}, {"values": "seen", "raw": [{"sort": "path with an id", "count": 1}]}] {
		rule.violation == set() with input as facts.set_of([facts.labelled("http_requests_total", object.union(path, given))])
	}
	many := facts.set_of([facts.labelled("http_requests_total", object.union(path, {"values": "seen", "distinct": 200}))])
	found := rule.violation with input as many
	count(found) == 1
}

test_nothing_to_look_at_is_nothing_examined if {
	rule.examined == set() with input as facts.set_of([object.remove(facts.metric("orders_total", {}), ["labels"])])
	rule.examined == set() with input as {}
}

test_a_rule_that_groups_by_such_a_label_is_found if {
	given := {"grouped": {"r": {"id": "r", "name": "the recording rule customer:orders:rate5m", "labels": [
		{"name": "customerId", "key": "customer_id"},
		{"name": "service", "key": "service"},
	]}}}
	rule.examined == {"r"} with input as given
	rule.violation == {{
		"msg": "the recording rule customer:orders:rate5m groups by customerId, of whose values there is no end",
		"details": {"subject": "r", "label": "customerId"},
	}} with input as given
	settings := {"metrics/no-unbounded-label": {"allowed": ["customer_id"]}}
	rule.violation == set() with input as given with data.lib.archfit.settings as settings
}
