package archfit.kubernetes.owner_label_test

import data.archfit.kubernetes.owner_label
import data.lib.archfit.workloads_test as workloads

test_every_kind_needs_an_owner[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {})
	owner_label.applies with input as object
	owner_label.violation == _unowned(object.kind) with input as object
}

test_every_kind_passes_with_an_owner[object.kind] if {
	some object in workloads.every_kind({"name": "web", "labels": {"owner": "team-web"}}, {})
	owner_label.applies with input as object
	owner_label.violation == set() with input as object
}

test_an_owner_that_says_nothing_is_none[name] if {
	some name, metadata in {
		"metadata without labels": {"name": "web"},
		"labels null": {"name": "web", "labels": null},
		"other labels": {"name": "web", "labels": {"app": "web"}},
		"empty": {"name": "web", "labels": {"owner": ""}},
		"blank": {"name": "web", "labels": {"owner": "  "}},
		"no text": {"name": "web", "labels": {"owner": true}},
		"on the pods alone": {"name": "web", "annotations": {"owner": "team-web"}},
	}
	owner_label.violation == _unowned("Deployment") with input as workloads.deployment(metadata, {})
}

test_any_of_the_labels_will_do if {
	owner_label.violation == set() with input as workloads.deployment({"labels": {"team": "web"}}, {})
		with data.lib.archfit.settings as {"kubernetes/owner-label": {"labels": ["owner", "team"]}}
}

test_other_kinds_are_not_judged if {
	not owner_label.applies with input as {"apiVersion": "v1", "kind": "ConfigMap"}
	owner_label.violation == set() with input as {"apiVersion": "v1", "kind": "ConfigMap"}
}

_unowned(kind) := {{
	"msg": sprintf("%s web names no owner: set one of the labels owner", [kind]),
	"details": {"path": ["metadata", "labels"], "labels": ["owner"]},
}}
