package archfit.kubernetes.criticality_agrees_test

import data.archfit.kubernetes.criticality_agrees as rule

test_the_value_of_the_catalog_agrees[name] if {
	some name, workload in {
		"on the workload": {"labels": {"criticality": "critical"}},
		"on its pods": {"podLabels": {"criticality": "critical"}},
		"on the workload before its pods": {"labels": {"criticality": "critical"}, "podLabels": {"criticality": "standard"}},
	}
	rule.examined == {"web"} with input as _facts(workload, _critical)
	rule.violation == set() with input as _facts(workload, _critical)
}

test_another_value_does_not[name] if {
	some name, case in {
		"on the workload": {
			"workload": {"labels": {"criticality": "standard"}},
			"path": ["metadata", "labels"],
		},
		"on its pods": {
			"workload": {"podLabels": {"criticality": "standard"}},
			"path": ["spec", "template", "metadata", "labels"],
		},
		"on the pods of a CronJob": {
			"workload": {"kind": "CronJob", "podLabels": {"criticality": "standard"}},
			"path": ["spec", "jobTemplate", "spec", "template", "metadata", "labels"],
		},
	}
	rule.violation == {{
		"msg": "Deployment web is labelled standard, and the catalog says critical (the service orders, by label app)",
		"details": {
			"subject": "web",
			"path": array.concat(case.path, ["criticality"]),
			"related": [{"subject": "catalog", "path": ["services", "orders", "criticality"]}],
			"criticality": "standard",
			"catalog": "critical",
		},
	}} with input as _facts(case.workload, _critical)
}

test_a_critical_workload_without_the_label_is_told if {
	rule.violation == {{
		"msg": "Deployment web has no label criticality, and the catalog says critical (the service orders, by label app)",
		"details": {
			"subject": "web",
			"path": ["metadata", "labels", "criticality"],
			"related": [{"subject": "catalog", "path": ["services", "orders", "criticality"]}],
			"criticality": "",
			"catalog": "critical",
		},
	}} with input as _facts({}, _critical)
}

test_any_other_workload_without_the_label_is_left_to_another_rule if {
	facts := _facts({}, {"criticality": {"value": "standard", "path": ["services", "orders", "criticality"]}})
	rule.examined == {"web"} with input as facts
	rule.violation == set() with input as facts
}

test_what_the_catalog_does_not_say_is_not_examined[name] if {
	some name, facts in {
		"no criticality": _facts({"labels": {"criticality": "standard"}}, {}),
		"an empty set": {"workloads": {}, "catalog": {"id": "catalog", "workloads": {}}},
	}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
}

test_label_and_values_are_parameters if {
	settings := {"kubernetes/criticality-agrees": {"label": "tier", "values": ["one"]}}
	facts := _facts({}, {"criticality": {"value": "one", "path": ["services", "orders", "criticality"]}})
	some violation in rule.violation with input as facts with data.lib.archfit.settings as settings
	violation.details.path == ["metadata", "labels", "tier"]
}

_critical := {"criticality": {"value": "critical", "path": ["services", "orders", "criticality"]}}

_facts(workload, entry) := {
	"workloads": {"web": object.union(
		{"display": "Deployment web", "kind": "Deployment", "labels": {}, "podLabels": {}},
		workload,
	)},
	"catalog": {
		"id": "catalog",
		"workloads": {"web": object.union({"service": "orders", "by": "label app", "isKnown": true}, entry)},
	},
}
