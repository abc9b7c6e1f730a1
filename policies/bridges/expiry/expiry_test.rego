package archfit.bridges.expiry_test

import data.archfit.bridges.expiry as rule

_whole := {
	"id": "b",
	"name": "legacy",
	"owner": "team-orders",
	"retires": {"written": "2027-01-31", "isDay": true, "isOver": false},
	"adr": {"written": "docs/adr/7.md", "leads": "file"},
	"consumers": [],
}

_run(bridge) := {"bridges": {"b": bridge}}

_said(given) := said if {
	said := {each.msg | some each in rule.violation} with input as _run(object.union(_whole, given))
}

test_a_bridge_with_an_end_passes if {
	rule.examined == {"b"} with input as _run(_whole)
	_said({}) == set()
	rule.undecided == set() with input as _run(_whole)
}

test_a_bridge_that_says_nothing_is_found if {
	rule.violation == {
		{"msg": "the bridge legacy has no owner", "details": {"subject": "b", "path": ["owner"]}},
		{"msg": "the bridge legacy does not say when it retires", "details": {"subject": "b", "path": ["retires"]}},
		{"msg": "the bridge legacy names no decision that retires it", "details": {"subject": "b", "path": ["adr"]}},
		{"msg": "the bridge legacy does not list its consumers", "details": {"subject": "b", "path": ["consumers"]}},
	} with input as _run({"id": "b", "name": "legacy"})
}

test_a_bridge_past_its_day_is_found if {
	_said({"retires": {"written": "2026-01-31", "isOver": true}}) == {"the bridge legacy was to retire on 2026-01-31"}
}

test_a_decision_that_is_not_there_is_found if {
	_said({"adr": {"written": "docs/adr/8.md", "leads": "missing"}}) == {"the bridge legacy names the decision docs/adr/8.md, and there is no such file"}
}

test_a_decision_elsewhere_is_undecided if {
	given := object.union(_whole, {"adr": {"written": "https://x.example.test/7", "leads": "foreign"}})
	rule.violation == set() with input as _run(given)
	rule.undecided == {{
		"msg": "whether the decision on the bridge legacy is there is not known: https://x.example.test/7 leads elsewhere",
		"details": {"subject": "b"},
	}} with input as _run(given)
}

test_consumers_that_the_catalog_does_not_know_are_found if {
	given := object.union(_run(object.union(_whole, {"consumers": ["orders", "oders"]})), {"catalog": {"teams": ["team-orders"], "services": {"orders": {}}}})
	{each.msg | some each in rule.violation} == {"the bridge legacy is consumed by oders, which the catalog does not know"} with input as given
}

test_without_bridges_nothing_is_asked if rule.examined == set() with input as {}
