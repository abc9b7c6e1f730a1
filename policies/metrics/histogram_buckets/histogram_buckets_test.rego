package archfit.metrics.histogram_buckets_test

import data.archfit.metrics.histogram_buckets as rule
import data.lib.archfit.metric_facts_test as facts

_histogram(name, given) := facts.set_of([facts.metric(name, object.union({"type": "histogram"}, given))])

_duration(given) := _histogram("http_request_duration_seconds", given)

test_edges_at_all_budgets_pass if {
	every given in [{"edges": [0.05, 0.1, 0.2, 0.5, 1, 5]}, {"isNative": true}] {
		rule.examined == {"http_request_duration_seconds"} with input as _duration(given)
		rule.violation == set() with input as _duration(given)
		rule.undecided == set() with input as _duration(given)
	}
}

test_a_budget_between_edges_is_found if {
	rule.violation == {{
		"msg": "http_request_duration_seconds has no edge at 0.2 s, 1 s",
		"details": {"subject": "http_request_duration_seconds", "missing": [0.2, 1]},
	}} with input as _duration({"edges": [0.1, 0.5]})
}

test_budgets_are_a_parameter if {
	settings := {"metrics/histogram-buckets": {"budgets": [0.3]}}
	rule.violation == set() with input as _duration({"edges": [0.3]}) with data.lib.archfit.settings as settings
}

test_a_contract_without_buckets_cannot_be_told if {
	rule.undecided == {{
		"msg": "the contract of http_request_duration_seconds does not say its buckets",
		"details": {
			"subject": "http_request_duration_seconds",
			"path": [],
			"hint": "List the upper edges below buckets, or write buckets: native.",
		},
	}} with input as _duration({})
}

test_other_histograms_are_not_examined if {
	every name in ["http_response_size_bytes", "nodejs_gc_duration_seconds"] {
		rule.examined == set() with input as _histogram(name, {"edges": [1]})
	}
	rule.examined == set() with input as facts.set_of([facts.metric("http_request_duration_seconds", {"type": "summary"})])
	rule.examined == set() with input as {}
}
