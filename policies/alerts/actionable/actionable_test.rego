package archfit.alerts.actionable_test

import data.archfit.alerts.actionable as rule
import data.lib.archfit.alert_facts_test as facts

_said := {"annotations": {"summary": "Down", "description": "It is."}, "forSeconds": 300}

_full := object.union(_said, {
	"labels": {"severity": "page", "team": "orders"},
	"annotations": {"dashboard_url": "https://grafana.example.com/d/orders"},
})

test_what_is_missing_is_found if {
	given := facts.set_of([facts.page("Down", {"annotations": {"summary": "Down"}})], {})
	rule.examined == {"Down"} with input as given
	rule.violation == {{
		"msg": "the alert Down pages a person and has no description and no for",
		"details": {
			"subject": "Down",
			"missing": ["description", "for"],
			"measure": {"value": 2, "unit": "missing", "better": "lower"},
		},
	}} with input as given
}

test_owner_and_dashboard_are_asked_where_half_have_them if {
	given := facts.set_of([facts.page("Down", _full), facts.page("Late", _said)], {})
	{finding.details.missing | some finding in rule.violation} == {["owner", "dashboard"]} with input as given
}

test_owner_and_dashboard_are_asked_of_nobody_where_few_have_them if {
	given := facts.set_of([facts.page("Down", _full), facts.page("Late", _said), facts.page("Odd", _said)], {})
	rule.violation == set() with input as given
	rule.violation == set() with input as facts.set_of([facts.page("Late", _said)], {})
}

test_a_share_of_nothing_asks_everybody if {
	settings := {"alerts/actionable": {"share": 0}}
	given := facts.set_of([facts.page("Late", _said)], {})
	{finding.details.missing | some finding in rule.violation} == {["owner", "dashboard"]} with input as given with data.lib.archfit.settings as settings
}

test_two_windows_need_no_for if {
	rest := {"annotations": _said.annotations, "errors": [{"share": 0.0144}, {"share": 0.0144}]}
	rule.violation == set() with input as facts.set_of([facts.page("Burn", rest)], {})
}

test_a_label_that_a_template_gives_is_there if {
	given := facts.set_of(
		[facts.page("Down", _full), facts.page("Late", object.union(_said, {
			"templates": ["team"],
			"annotations": {"dashboard": "orders"},
		}))],
		{},
	)
	rule.violation == set() with input as given
}

test_who_pages_nobody_is_not_asked if {
	rule.examined == set() with input as facts.set_of([facts.alert("Down", {})], {})
}
