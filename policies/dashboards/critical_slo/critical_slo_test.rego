package archfit.dashboards.critical_slo_test

import data.archfit.dashboards.critical_slo as rule

_given(panels, dashboards) := {
	"slos": {
		"a": {"id": "a", "display": "orders/checkout", "isCritical": true},
		"b": {"id": "b", "display": "orders/search", "isCritical": false},
	},
	"slo_panels": {
		"a": object.union({"panels": [], "isUnknown": false, "unseen": []}, panels),
		"b": {"panels": [], "isUnknown": false, "unseen": []},
	},
	"dashboards": {id: {"id": id} | some id in dashboards},
}

test_an_objective_that_a_panel_shows_passes if {
	every panels in [{}, {"isUnknown": true}, {"unseen": ["x"]}] {
		given := _given(object.union({"panels": ["p"]}, panels), {"d"})
		rule.examined == {"a"} with input as given
		rule.violation == set() with input as given
		rule.undecided == set() with input as given
	}
}

test_an_objective_that_no_panel_shows_is_found if {
	every dashboards, said in {set(): "any dashboard (there is none)", {"d"}: "the one dashboard", {"d", "e"}: "2 dashboards"} {
		rule.violation == {{
			"msg": sprintf("no panel of %s queries the indicator of the critical objective orders/checkout", [said]),
			"details": {"subject": "a"},
		}} with input as _given({}, dashboards)
	}
}

test_an_indicator_that_is_not_written_cannot_be_told if {
	given := _given({"isUnknown": true, "unseen": ["x"]}, {"d"})
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "nobody can tell which panel shows orders/checkout: its indicator is not written as a query of Prometheus",
		"details": {"subject": "a", "path": [], "hint": "Write the queries of its indicator into the objective."},
	}} with input as given
}

test_panels_that_cannot_be_seen_may_show_it if {
	given := _given({"unseen": ["Orders: 1 panel stands in the library of Grafana"]}, {"d"})
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "nobody can tell whether a panel shows orders/checkout: Orders: 1 panel stands in the library of Grafana",
		"details": {"subject": "a", "path": [], "hint": "Export the dashboard with its panels, for sharing externally."},
	}} with input as given
}

test_no_critical_objective_is_nothing_examined if {
	rule.examined == set() with input as {"slos": {"b": {"id": "b", "isCritical": false}}}
	rule.examined == set() with input as {}
}
