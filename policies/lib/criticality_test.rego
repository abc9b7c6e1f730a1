package lib.archfit.criticality_test

import data.lib.archfit.criticality

_parameters := {"label": "criticality", "values": ["critical", "tier-1"]}

test_the_label_of_the_workload_or_of_its_pods_counts[name] if {
	some name, workload in {
		"on the workload": {"labels": {"criticality": "critical"}, "podLabels": {}},
		"on the pods": {"labels": {}, "podLabels": {"criticality": "critical"}},
		"another value": {"labels": {"criticality": "tier-1"}, "podLabels": {}},
	}
	criticality.is_critical(workload, _parameters)
}

test_the_label_of_the_workload_wins if {
	not criticality.is_critical(
		{"labels": {"criticality": "standard"}, "podLabels": {"criticality": "critical"}},
		_parameters,
	)
}

test_no_label_is_not_critical if not criticality.is_critical({"labels": {}, "podLabels": {}}, _parameters)

test_what_is_declared_once_is_not_doubted if {
	not criticality.doubt({"display": "Deployment web", "declarations": 1})
}

test_a_count_that_cannot_be_read_is_not_below if not criticality.is_below({"value": null}, 2)

test_a_count_is_explained_with_its_source if {
	criticality.explain({"value": 1, "source": "declared"}, "spec.replicas") == "spec.replicas 1"
	criticality.explain({"value": 1, "source": "default"}, "spec.replicas") == "no spec.replicas, which counts as 1"
}
