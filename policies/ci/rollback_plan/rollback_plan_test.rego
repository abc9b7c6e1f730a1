package archfit.ci.rollback_plan_test

import data.archfit.ci.rollback_plan as rule

_run(deliveries) := {"deliveries": {name: object.union({"id": sprintf("service %s", [name]), "service": name}, given) |
	some name, given in deliveries
}}

_plan(leads) := {"strategy": "canary", "rollback": {"written": "docs/rollback.md", "leads": leads}}

_said(deliveries) := said if {
	said := {each.msg | some each in rule.violation} with input as _run(deliveries)
}

test_a_plan_that_is_there_passes if {
	rule.examined == {"service orders"} with input as _run({"orders": _plan("file")})
	_said({"orders": _plan("file")}) == set()
}

test_a_service_without_a_plan_is_found if {
	rule.violation == {{
		"msg": "payments does not say how it is rolled out (delivery.strategy) and how it is rolled back (delivery.rollback)",
		"details": {
			"subject": "service payments",
			"missing": ["how it is rolled out (delivery.strategy)", "how it is rolled back (delivery.rollback)"],
		},
	}} with input as _run({"orders": _plan("file"), "payments": {}})
}

test_half_a_plan_is_found if {
	_said({"orders": {"strategy": "canary"}}) == {"orders does not say how it is rolled back (delivery.rollback)"}
	_said({"orders": {"rollback": {"written": "x", "leads": "file"}}}) == {"orders does not say how it is rolled out (delivery.strategy)"}
}

test_a_plan_that_is_not_there_is_found if {
	rule.violation == {{
		"msg": "the rollback plan of orders, docs/rollback.md, leads to no file",
		"details": {"subject": "service orders", "path": ["delivery", "rollback"], "link": "docs/rollback.md"},
	}} with input as _run({"orders": _plan("missing")})
	_said({"orders": _plan("outside")}) == {"the rollback plan of orders, docs/rollback.md, leads out of the repository"}
}

test_a_plan_elsewhere_is_undecided if {
	_said({"orders": _plan("foreign")}) == set()
	rule.undecided == {{
		"msg": "whether the rollback plan of orders is there is not known: docs/rollback.md leads elsewhere",
		"details": {"subject": "service orders", "link": "docs/rollback.md"},
	}} with input as _run({"orders": _plan("foreign")})
}

test_it_is_asked_where_it_is_in_use if {
	rule.examined == {"service a"} with input as _run({"a": _plan("file"), "b": {}, "c": {}})
	rule.examined == set() with input as _run({"a": {}})
	rule.examined == set() with input as {}
}
