# METADATA
# title: Every service has a service account of its own
# description: |
#   No two services run as one ServiceAccount. Workloads are one service when they agree in the first of the identity labels that they have
#   (app.kubernetes.io/name, app, k8s-app), or, without one, in their name; a name that begins with that of another and a hyphen belongs to
#   it, as orders-migrate does to orders. The account `default` is another rule's concern.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/service-accounts/
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
# custom:
#   id: kubernetes/service-account-unshared
#   severity: high
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload names a service account other than default
#   rationale: A right that one service needs is then given to the other, and nobody can tell in the logs which of them used it.
#   remediation: Create a ServiceAccount for each service and bind each to the rights that it needs.
#   parameters:
#     labels: {type: array, items: {type: string}, default: [app.kubernetes.io/name, app, k8s-app], description: "Labels that name the service of a workload, the first that it has."}
#     shared: {type: array, items: {type: string}, default: [], description: Names of service accounts that services may share.}
#   since: 0.1.0
#   when_not: "Where workloads are one service on purpose, give them one identity label, or name the account in shared."
package archfit.kubernetes.service_account_unshared

import data.lib.archfit.declarations
import data.lib.archfit.parameters

examined contains id if {
	some ids in _by_account
	some id in ids
}

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

_cases contains {"facts": workloads, "msg": message, "details": details} if {
	some ids in _by_account
	count(ids) > 1
	workloads := [input.workloads[id] | some id in sort(ids)]
	names := {_service(workload) | some workload in workloads}
	services := sort({name | some name in names; not _belongs_to_other(name, names)})
	count(services) > 1
	account := workloads[0].pods.serviceAccount
	message := sprintf("service account %s is shared by %d services: %s", [
		account.name,
		count(services),
		concat(", ", services),
	])
	details := {
		"subject": _subject(workloads[0]),
		"path": _path(workloads[0]),
		"related": [{"subject": workload.id, "path": workload.pods.serviceAccount.path} | some workload in workloads],
		"services": services,
	}
}

_belongs_to_other(name, names) if {
	some other in names
	startswith(name, concat("", [other, "-"]))
}

# The account itself where the set has it, else the first workload that names it.
_subject(workload) := workload.serviceAccounts[0] if workload.serviceAccounts != []

else := workload.id

_path(workload) := [] if workload.serviceAccounts != []

else := workload.pods.serviceAccount.path

_service(workload) := _identities(workload)[0]

_identities(workload) := array.concat(
	[value |
		some label in _parameters.labels
		some labels in [workload.labels, workload.podLabels]
		value := labels[label]
		value != ""
	],
	[workload.name],
)

_by_account[key] contains id if {
	some id, workload in input.workloads
	is_object(workload.pods.serviceAccount)
	account := workload.pods.serviceAccount.name
	account != "default"
	not account in _parameters.shared
	key := concat("/", [workload.namespace, account])
}

_parameters := parameters.of(rego.metadata.chain())
