package archfit.dashboards.red_panels_test

import data.archfit.dashboards.red_panels as rule

_given(rest) := {"dashboards": {"d": object.union(
	{"id": "d", "title": "Orders", "services": ["orders"], "signals": ["duration", "errors", "rate"], "isAboutRequests": true, "unseen": []},
	rest,
)}}

test_a_dashboard_with_all_three_passes if {
	rule.examined == {"d"} with input as _given({})
	rule.violation == set() with input as _given({})
	rule.undecided == set() with input as _given({})
}

test_what_is_missing_is_found if {
	rule.violation == {{
		"msg": "Orders does not show the errors and the duration of requests",
		"details": {"subject": "d", "missing": ["errors", "duration"]},
	}} with input as _given({"signals": ["rate"]})
}

test_a_dashboard_of_nobody_is_judged_by_what_it_shows if {
	rule.examined == {"d"} with input as _given({"services": [], "signals": ["rate", "errors"]})
	rule.examined == set() with input as _given({"services": [], "signals": ["rate"]})
}

test_what_cannot_be_seen_may_show_it if {
	given := _given({"signals": ["rate", "errors"], "unseen": ["1 panel stands in the library of Grafana"]})
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "nobody can tell whether Orders shows the duration of requests: 1 panel stands in the library of Grafana",
		"details": {"subject": "d", "path": [], "hint": "Export the dashboard with its panels, for sharing externally."},
	}} with input as given
}

test_dashboards_of_something_else_are_not_examined if {
	rule.examined == set() with input as _given({"isAboutRequests": false})
	rule.examined == set() with input as {}
}
