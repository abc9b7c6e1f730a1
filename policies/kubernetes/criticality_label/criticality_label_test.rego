package archfit.kubernetes.criticality_label_test

import data.archfit.kubernetes.criticality_label as rule
import data.lib.archfit.workloads_test as workloads

_values := ["critical", "high", "medium", "standard", "low"]

test_every_kind_needs_the_label[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {"containers": []})
	rule.applies with input as object
	some violation in rule.violation with input as object
	violation.msg == sprintf("%s web has no label criticality: use one of critical, high, medium, standard, low", [object.kind])
}

test_every_kind_passes_with_the_label[object.kind] if {
	some object in workloads.every_kind({"labels": {"criticality": "standard"}}, {"containers": []})
	rule.applies with input as object
	rule.violation == set() with input as object
}

test_no_label_is_not_enough[name] if {
	some name, metadata in {
		"labels absent": {"name": "web"},
		"labels null": {"name": "web", "labels": null},
		"label absent": {"name": "web", "labels": {"owner": "team-web"}},
		"label null": {"name": "web", "labels": {"criticality": null}},
		"label empty": {"name": "web", "labels": {"criticality": ""}},
	}
	rule.violation == {{
		"msg": "Deployment web has no label criticality: use one of critical, high, medium, standard, low",
		"details": {
			"path": ["metadata", "labels"],
			"label": "criticality",
			"value": null,
			"allowed": _values,
		},
	}} with input as workloads.deployment(metadata, {})
}

test_the_label_of_the_pods_counts if rule.violation == set() with input as _with_pod_label({}, "critical")

test_the_label_of_the_workload_wins if {
	rule.violation == set() with input as _with_pod_label({"criticality": "low"}, "critcal")
}

test_an_unknown_value_is_no_answer if {
	rule.violation == {{
		"msg": "Deployment web has the criticality critcal, which is not known: use one of critical, high, medium, standard, low",
		"details": {
			"path": ["metadata", "labels", "criticality"],
			"label": "criticality",
			"value": "critcal",
			"allowed": _values,
		},
	}} with input as workloads.deployment({"name": "web", "labels": {"criticality": "critcal"}}, {})
}

test_an_unknown_value_on_the_pods_is_found_there if {
	some violation in rule.violation with input as _with_pod_label({}, "critcal")
	violation.details.path == ["spec", "template", "metadata", "labels", "criticality"]
}

test_label_and_values_are_parameters if {
	settings := {"kubernetes/criticality-label": {"label": "tier", "values": ["tier-1", "tier-2"]}}
	rule.violation == set() with input as workloads.deployment({"labels": {"tier": "tier-1"}}, {})
		with data.lib.archfit.settings as settings
	some violation in rule.violation with input as workloads.deployment({"name": "web"}, {})
		with data.lib.archfit.settings as settings
	violation.msg == "Deployment web has no label tier: use one of tier-1, tier-2"
}

test_other_kinds_are_not_judged if {
	not rule.applies with input as {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "web"}}
}

_with_pod_label(labels, value) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "labels": labels},
	"spec": {"template": {"metadata": {"labels": {"criticality": value}}}},
}
