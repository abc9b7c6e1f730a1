# METADATA
# title: Service accounts that workloads name are there
# description: |
#   The ServiceAccount that a workload names is in the set, in its namespace. The account `default` is in every namespace; those that
#   are made elsewhere are named in the parameter external.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   id: kubernetes/service-account-exists
#   severity: medium
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload names a service account other than default
#   rationale: The cluster makes no pod whose service account is missing. The rollout stands still, and the reason is only in the events of a ReplicaSet.
#   remediation: Add the ServiceAccount, correct its name, or name it in the parameter external when another deployment makes it.
#   parameters:
#     external: {type: array, items: {type: string}, default: [], description: Names of service accounts that are made elsewhere.}
#   since: 0.1.0
#   when_not: "Where each release is judged by itself and another one brings what it refers to: name that in external, or judge what runs together as one environment."
package archfit.kubernetes.service_account_exists

import data.lib.archfit.declarations
import data.lib.archfit.parameters

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

_cases contains {"facts": [workload], "msg": message, "details": details} if {
	some id, workload in _judged
	workload.serviceAccounts == []
	account := workload.pods.serviceAccount
	not account.name in _parameters.external
	message := sprintf("%s runs as service account %s, which is not in this set", [workload.display, account.name])
	details := {"subject": id, "path": account.path, "serviceAccountName": account.name}
}

_judged[id] := workload if {
	some id, workload in input.workloads
	is_object(workload.pods.serviceAccount)
	workload.pods.serviceAccount.name != "default"
}

_parameters := parameters.of(rego.metadata.chain())
