package archfit.metrics.path_is_template_test

import data.archfit.metrics.path_is_template as rule
import data.lib.archfit.metric_facts_test as facts

_path(given) := facts.set_of([facts.labelled("http_requests_total", object.union({"name": "path", "key": "path"}, given))])

test_templates_pass if {
	every values in ["template", "listed", "seen"] {
		rule.examined == {"label"} with input as _path({"values": values})
		rule.violation == set() with input as _path({"values": values})
		rule.undecided == set() with input as _path({"values": values})
	}
}

test_paths_with_ids_are_found if {
	rule.violation == {{
		"msg": "http_requests_total has paths as they were asked for in the label path: 2 paths with ids (/orders/1)",
		"details": {"subject": "label", "label": "path"},
	}} with input as _path({"values": "seen", "raw": [{"sort": "path with an id", "count": 2, "example": "/orders/1"}]})
}

test_a_contract_that_says_so_is_found if {
	rule.violation == {{
		"msg": "http_requests_total has the label path, and its contract says that there is no end of its values",
		"details": {"subject": "label", "label": "path"},
	}} with input as _path({"values": "unbounded"})
}

test_what_a_contract_does_not_say_cannot_be_told if {
	rule.undecided == {{
		"msg": "the contract of http_requests_total does not say what its label path holds",
		"details": {
			"subject": "label",
			"path": [],
			"hint": "Write template: true where it is the route, or list its values.",
		},
	}} with input as _path({})
}

test_more_labels_are_a_parameter if {
	given := facts.set_of([facts.labelled("calls_total", {"name": "action", "key": "action"})])
	rule.examined == {"label"} with input as given with data.lib.archfit.settings as {"metrics/path-is-template": {"labels": ["action"]}}
}

test_other_metrics_and_labels_are_not_examined if {
	rule.examined == set() with input as facts.set_of([
		facts.labelled("files_read_total", {"name": "path", "key": "path"}),
		facts.labelled("http_requests_total", {"name": "method", "key": "method"}),
	])
	rule.examined == set() with input as {}
}
