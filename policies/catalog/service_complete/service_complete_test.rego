package archfit.catalog.service_complete_test

import data.archfit.catalog.service_complete as rule

_service(name, rest) := object.union(
	{
		"id": sprintf("service %s", [name]),
		"isCatalogued": true,
		"workloads": [],
		"contracts": [],
		"events": [],
		"code": [],
		"dashboards": [],
		"runbooks": [],
	},
	rest,
)

_facts(services) := {"given": ["contracts", "operations"], "services": {name: _service(name, rest) | some name, rest in services}}

_match := [{"name": "x", "by": "the catalog"}]

test_a_service_with_everything_passes if {
	facts := _facts({"orders": {"consumers": ["gateway"], "contracts": _match, "dashboards": _match, "runbooks": _match}})
	rule.examined == {"service orders"} with input as facts
	rule.violation == set() with input as facts
}

test_what_others_have_is_missing if {
	facts := _facts({"orders": {"dashboards": _match, "runbooks": _match}, "payments": {"consumers": ["orders"]}})
	rule.violation == {{
		"msg": "payments has no contract and no dashboard and no runbook",
		"details": {"subject": "service payments", "missing": ["contract", "dashboard", "runbook"]},
	}} with input as facts
	rule.violation == set() with input as facts
		with data.lib.archfit.settings as {"catalog/service-complete": {"except": ["payments"]}}
}

test_a_contract_is_asked_for_where_the_run_has_some if {
	services := {"payments": _service("payments", {"consumers": ["orders"]})}
	rule.examined == set() with input as {"given": ["manifests", "operations"], "services": services}
	rule.violation == {{
		"msg": "payments has no contract",
		"details": {"subject": "service payments", "missing": ["contract"]},
	}} with input as {"given": ["contracts", "manifests"], "services": services}
}

test_what_nobody_has_is_not_asked_for if {
	rule.examined == set() with input as _facts({"orders": {}})
	rule.examined == set() with input as _facts({"orders": {"isCatalogued": false, "dashboards": _match}})
	rule.examined == set() with input as {}
}
