package archfit.dashboards.catalog_link_test

import data.archfit.dashboards.catalog_link as rule

_given(services, dashboards) := {
	"catalog": {"services": {name: {"id": sprintf("service %s", [name]), "dashboards": links} | some name, links in services}},
	"dashboards": {id: {"id": id, "title": upper(id), "linkedBy": linked} | some id, linked in dashboards},
}

test_those_that_know_each_other_pass if {
	given := _given({"orders": ["a.json"]}, {"a": ["orders"]})
	rule.examined == {"service orders", "a"} with input as given
	rule.violation == set() with input as given
}

test_a_service_without_a_dashboard_is_found if {
	rule.violation == {{
		"msg": "the catalog names no dashboard of payments",
		"details": {"subject": "service payments"},
	}} with input as _given({"orders": ["a.json"], "payments": []}, {"a": ["orders"]})
}

test_a_dashboard_of_nobody_is_found if {
	rule.violation == {{
		"msg": "no service of the catalog names the dashboard B",
		"details": {"subject": "b"},
	}} with input as _given({"orders": ["a.json"]}, {"a": ["orders"], "b": []})
}

test_where_few_do_nobody_else_is_asked if {
	given := _given({"orders": ["a.json"], "payments": [], "catalog": []}, {"a": ["orders"], "b": [], "c": []})
	rule.examined == {"service orders", "a"} with input as given
	rule.violation == set() with input as given
}

test_dashboards_of_the_cluster_may_be_left_out if {
	given := _given({"orders": ["a.json"]}, {"a": ["orders"], "b": []})
	settings := {"dashboards/catalog-link": {"except": ["^B$"]}}
	rule.violation == set() with input as given with data.lib.archfit.settings as settings
}

test_a_catalog_without_dashboards_is_nothing_examined if {
	rule.examined == set() with input as _given({"orders": []}, {})
	rule.examined == set() with input as _given({"orders": []}, {"a": []})
}
