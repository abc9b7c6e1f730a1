package archfit.kubernetes.service_account_test

import data.archfit.kubernetes.service_account
import data.lib.archfit.workloads_test as workloads

test_every_kind_needs_an_account[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {"containers": []})
	service_account.applies with input as object
	some violation in service_account.violation with input as object
	violation.msg == sprintf("%s web names no service account, so it runs as the account default of its namespace", [object.kind])
}

test_every_kind_passes_with_an_account[object.kind] if {
	some object in workloads.every_kind({"name": "web"}, {"serviceAccountName": "web"})
	service_account.applies with input as object
	service_account.violation == set() with input as object
}

test_no_account_is_the_default_account[name] if {
	some name, pod_spec in {
		"absent": {"containers": []},
		"null": {"serviceAccountName": null},
		"empty": {"serviceAccountName": ""},
		"no text": {"serviceAccountName": 1},
		"both empty": {"serviceAccountName": "", "serviceAccount": ""},
	}
	service_account.violation == _violation(
		"Deployment web names no service account, so it runs as the account default of its namespace",
		"",
	) with input as workloads.deployment({"name": "web"}, pod_spec)
}

test_the_account_default_is_nobodys_own[name] if {
	some name, pod_spec in {
		"by name": {"serviceAccountName": "default"},
		"by the deprecated alias": {"serviceAccount": "default"},
	}
	service_account.violation == _violation(
		"Deployment web runs as the service account default, which every pod of the namespace may share",
		"default",
	) with input as workloads.deployment({"name": "web"}, pod_spec)
}

test_the_deprecated_alias_counts if {
	service_account.violation == set() with input as workloads.deployment({}, {"serviceAccount": "web"})
}

test_a_rollout_that_refers_to_a_deployment_is_not_judged if {
	rollout := {"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout", "spec": {"workloadRef": {"name": "web"}}}
	not service_account.applies with input as rollout
}

_violation(message, account) := {{
	"msg": message,
	"details": {
		"path": ["spec", "template", "spec", "serviceAccountName"],
		"serviceAccountName": account,
	},
}}
