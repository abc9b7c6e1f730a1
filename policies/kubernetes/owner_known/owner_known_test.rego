package archfit.kubernetes.owner_known_test

import data.archfit.kubernetes.owner_known as rule

test_a_team_of_the_catalog_is_known if {
	facts := _facts({"labels": {"owner": "team-orders"}})
	rule.examined == {"web"} with input as facts
	rule.violation == set() with input as facts
}

test_another_team_is_not_known[name] if {
	some name, case in {
		"misspelt": {"owner": "team-ordres", "team": "team-ordres"},
		"with spaces": {"owner": " team-gone ", "team": "team-gone"},
	}
	rule.violation == {{
		"msg": sprintf("Deployment web is owned by %s, and the catalog has no such team", [case.team]),
		"details": {
			"subject": "web",
			"path": ["metadata", "labels", "owner"],
			"related": [{"subject": "catalog", "path": ["teams"]}],
			"owner": case.team,
		},
	}} with input as _facts({"labels": {"owner": case.owner}})
}

test_a_workload_without_owner_is_not_examined[name] if {
	some name, facts in {
		"no label": _facts({"labels": {}}),
		"an empty label": _facts({"labels": {"owner": " "}}),
		"only on its pods": _facts({"labels": {}, "podLabels": {"owner": "team-gone"}}),
		"an empty set": {"workloads": {}, "catalog": _facts({}).catalog},
	}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
}

test_a_catalog_without_teams_knows_none if {
	facts := {
		"workloads": {"web": {"display": "Deployment web", "labels": {"owner": "team-orders"}, "podLabels": {}}},
		"catalog": {"id": "catalog", "teams": {}, "services": {}, "workloads": {}},
	}
	count(rule.violation) == 1 with input as facts
}

test_the_label_is_a_parameter if {
	settings := {"kubernetes/owner-known": {"labels": ["team", "owner"]}}
	some violation in rule.violation with input as _facts({"labels": {"owner": "team-orders", "team": "team-gone"}})
		with data.lib.archfit.settings as settings
	violation.details.path == ["metadata", "labels", "team"]
	rule.violation == set() with input as _facts({"labels": {"owner": "team-orders", "team": ""}})
		with data.lib.archfit.settings as settings
}

_facts(workload) := {
	"workloads": {"web": object.union({"display": "Deployment web", "labels": {}, "podLabels": {}}, workload)},
	"catalog": {"id": "catalog", "teams": {"team-orders": true}, "services": {}, "workloads": {}},
}
