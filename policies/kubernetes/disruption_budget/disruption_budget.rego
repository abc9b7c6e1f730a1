# METADATA
# title: Critical workloads have a disruption budget
# description: |
#   A PodDisruptionBudget that keeps something (minAvailable or maxUnavailable) selects the pods of every critical workload with two replicas or more. Its
#   selector is read as the cluster reads it, labels and expressions; an empty one selects every pod of the namespace in policy/v1 and none
#   in policy/v1beta1.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: kubernetes/disruption-budget
#   severity: medium
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload with two replicas is labelled as critical (label criticality)
#   rationale: A drain of several nodes, as every upgrade of a cluster is, takes all pods away at once unless a budget holds it back.
#   remediation: Add a PodDisruptionBudget with maxUnavailable 1 whose selector selects the pods of the workload.
#   parameters:
#     label: {type: string, default: criticality, description: The label that says how critical a workload is.}
#     values: {type: array, items: {type: string}, default: [critical], description: Values of the label that count as critical.}
#   since: 0.1.0
#   related:
#     - kubernetes/disruption-budget-satisfiable
package archfit.kubernetes.disruption_budget

import data.lib.archfit.criticality
import data.lib.archfit.declarations
import data.lib.archfit.parameters
import data.lib.archfit.replicas
import data.lib.archfit.selectors

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	case.unread == []
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

undecided contains doubt if some doubt in selectors.doubts(_cases)

undecided contains {"msg": message, "details": {"subject": bound.subject, "path": bound.path}} if {
	some workload in _critical
	some bound in replicas.unreadable(workload)
	message := sprintf("%s is not a number", [bound.field])
}

_cases contains {"facts": replicas.facts(workload), "msg": message, "details": details, "unread": unread} if {
	some id, workload in _judged
	count(_keeping(workload)) == 0
	message := sprintf("no PodDisruptionBudget %s critical %s", [_lack(workload), workload.display])
	unread := selectors.unreadable(input.disruptionBudgets, workload.namespace)
	details := {
		"subject": id,
		"path": [],
		"related": [{"subject": budget, "path": ["spec"]} | some budget in workload.disruptionBudgets],
	}
}

_lack(workload) := "selects the pods of" if workload.disruptionBudgets == []

else := "keeps any pod of"

_keeping(workload) := [budget |
	some id in workload.disruptionBudgets
	budget := input.disruptionBudgets[id]
	[budget.minAvailable, budget.maxUnavailable] != [null, null]
]

_judged[id] := workload if {
	some id, workload in _critical
	replicas.least(workload).value >= 2
}

_critical[id] := workload if {
	some id, workload in input.workloads
	workload.replicas != null
	criticality.is_critical(workload, _parameters)
}

_parameters := parameters.of(rego.metadata.chain())
