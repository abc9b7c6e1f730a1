package archfit.kubernetes.manifests_per_service_test

import data.archfit.kubernetes.manifests_per_service as rule

test_a_service_with_a_workload_is_complete[name] if {
	some name, service in {
		"everywhere": _service(["web"], null),
		"here": _service(["web"], ["dev", "prod"]),
	}
	facts := _facts("prod", service, _entry(true))
	rule.examined == {"web", "services/orders"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_a_service_without_a_workload_is_missing[name] if {
	some name, case in {
		"everywhere": {"environments": null, "environment": "prod", "where": " in prod"},
		"here": {"environments": ["prod"], "environment": "prod", "where": " in prod"},
		"in a set without a name": {"environments": null, "environment": null, "where": ""},
	}
	facts := _without_workloads(_facts(case.environment, _service([], case.environments), _entry(true)))
	rule.violation == {{
		"msg": sprintf("the service orders of the catalog has no workload%s", [case.where]),
		"details": {"subject": "services/orders", "path": []},
	}} with input as facts
	rule.undecided == set() with input as facts
}

test_a_service_is_not_asked_for[name] if {
	some name, case in {
		"elsewhere": {"facts": _facts("dev", _service([], ["prod"]), _entry(true)), "complete": true},
		"in no environment": {"facts": _facts(null, _service([], []), _entry(true)), "complete": true},
		"in a part": {"facts": object.union(_facts("prod", _service([], null), _entry(true)), _part), "complete": true},
		"in a part without a name": {"facts": object.union(_facts(null, _service([], ["prod"]), _entry(true)), _part), "complete": true},
		"of a shared catalog": {"facts": _facts("prod", _service([], null), _entry(true)), "complete": false},
	}
	settings := {"kubernetes/manifests-per-service": {"complete": case.complete}}
	facts := _without_workloads(case.facts)
	rule.examined == set() with input as facts with data.lib.archfit.settings as settings
	rule.violation == set() with input as facts with data.lib.archfit.settings as settings
	rule.undecided == set() with input as facts with data.lib.archfit.settings as settings
}

test_in_a_set_without_a_name_it_is_undecided if {
	facts := _without_workloads(_facts(null, _service([], ["dev", "prod"]), _entry(true)))
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "the service orders has no workload here, and runs in dev, prod: which environment this is, nobody says",
		"details": {
			"subject": "services/orders",
			"path": ["environments"],
			"hint": "Name the environment: in the source, or with --environment.",
		},
	}} with input as facts
}

test_a_workload_of_no_service_is_told if {
	facts := _facts("prod", _service(["other"], null), object.union(_entry(false), {"service": "web", "by": "label app"}))
	rule.violation == {{
		"msg": "Deployment web is in no service of the catalog: it would be the service web, by label app",
		"details": {"subject": "web", "path": ["metadata", "name"], "service": "web"},
	}} with input as facts
}

test_a_workload_where_its_service_is_not_meant_to_be if {
	facts := _facts("dev", _service(["web"], ["prod"]), _entry(true))
	rule.examined == {"web"} with input as facts
	rule.violation == {{
		"msg": "Deployment web runs in dev, where the catalog does not have the service orders, by its name",
		"details": {
			"subject": "web",
			"path": ["metadata", "name"],
			"related": [{"subject": "catalog", "path": ["services", "orders", "environments"]}],
			"service": "orders",
		},
	}} with input as facts
}

_facts(environment, service, entry) := {
	"workloads": {"web": {"display": "Deployment web"}},
	"catalog": {
		"id": "catalog",
		"environment": environment,
		"isWhole": true,
		"teams": {},
		"services": {"orders": service},
		"workloads": {"web": entry},
	},
}

_part := {"catalog": {"isWhole": false}}

_without_workloads(facts) := {"workloads": {}, "catalog": facts.catalog}

_service(workloads, environments) := {
	"id": "services/orders",
	"path": ["services", "orders"],
	"environments": environments,
	"workloads": workloads,
}

_entry(is_known) := {"service": "orders", "by": "its name", "isKnown": is_known}
