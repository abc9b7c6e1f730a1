# METADATA
# title: Workloads name their own service account
# description: |
#   Every workload sets serviceAccountName to an account other than `default`. The deprecated alias serviceAccount counts,
#   since Kubernetes copies it.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   id: kubernetes/service-account
#   severity: high
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload has a pod specification
#   rationale: Pods without an account of their own share the account `default` of their namespace, so a right given to one is given to all.
#   remediation: Create a ServiceAccount for the service and name it in serviceAccountName of the pod specification.
#   since: 0.1.0
#   known_misses:
#     - "What the account may do: roles and their bindings are not read."
#   related:
#     - kubernetes/service-account-exists
#     - kubernetes/service-account-unshared
#   standards:
#     - "CIS Kubernetes Benchmark 5.1.5: Ensure that default service accounts are not actively used"
package archfit.kubernetes.service_account

import data.lib.archfit.kubernetes

# A Rollout that refers to a Deployment has no pod specification of its own.
applies if {
	kubernetes.is_workload
	kubernetes.pod_spec != {}
}

violation contains {"msg": message, "details": details} if {
	applies
	account := _account
	account in {"", "default"}
	message := sprintf("%s %s", [kubernetes.display, _reasons[account]])
	details := {
		"path": array.concat(kubernetes.pod_spec_path, ["serviceAccountName"]),
		"serviceAccountName": account,
	}
}

_reasons := {
	"": "names no service account, so it runs as the account default of its namespace",
	"default": "runs as the service account default, which every pod of the namespace may share",
}

_account := account if {
	account := trim_space(kubernetes.pod_spec.serviceAccountName)
	account != ""
} else := account if {
	account := trim_space(kubernetes.pod_spec.serviceAccount)
} else := ""
