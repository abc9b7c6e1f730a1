package archfit.modules.unbounded_metric_label_test

import data.archfit.modules.unbounded_metric_label as rule

_given(label) := {"modules": {"code": {"observability": {"metricFiles": {"f": {"labels": 2}}, "labels": {"l": label}}}}}

_messages(label) := messages if {
	messages := {finding.msg | some finding in rule.violation} with input as _given(label)
}

test_a_label_with_a_name_of_no_end_is_found if {
	given := _given({"name": "user_id", "value": "", "unbounded": "an id of a user"})
	rule.examined == {"f"} with input as given
	rule.violation == {{
		"msg": "the label user_id of a metric is for what has no end: an id of a user",
		"details": {"subject": "l", "unbounded": "an id of a user"},
	}} with input as given
}

test_a_value_of_no_end_is_found if {
	_messages({"name": "path", "value": "req.url", "unbounded": "a raw URL"}) == {"the label path of a metric is filled with req.url, which has no end: a raw URL"}
	_messages({"name": "", "value": "req.url", "unbounded": "a raw URL"}) == {"a label of a metric is filled with req.url, which has no end: a raw URL"}
}

test_an_allowed_name_passes if {
	rule.violation == set() with input as _given({"name": "account_id", "value": "", "unbounded": "an id of a user"})
		with data.lib.archfit.settings as {"modules/unbounded-metric-label": {"allowed": ["account_id"]}}
}

test_nothing_is_examined_without_metrics if {
	rule.examined == set() with input as {"modules": {"code": {}}}
	rule.violation == set() with input as {}
}
