# METADATA
# title: Disruption budgets let nodes be drained
# description: |
#   A PodDisruptionBudget lets at least one of the pods that it selects be evicted. Their number is that of the replicas, or of the minimum of the
#   autoscaler where there is one, added up over the workloads that it selects; percentages are rounded up, as the cluster rounds them. A
#   workload that may have no pod counts with one.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
#   - https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
# custom:
#   id: kubernetes/disruption-budget-satisfiable
#   severity: medium
#   scope: set
#   applies_to: [disruption budget]
#   not_applicable: no PodDisruptionBudget selects a workload with replicas
#   rationale: A drain waits for ever for a pod that may never be evicted. Upgrades of the cluster stand still until somebody deletes the budget, or the pods by force.
#   remediation: Use maxUnavailable 1, or keep minAvailable below the least number of replicas.
#   since: 0.1.0
package archfit.kubernetes.disruption_budget_satisfiable

import data.lib.archfit.declarations
import data.lib.archfit.replicas

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

undecided contains {"msg": message, "details": {"subject": id, "path": amount.path}} if {
	some id, budget in _judged
	some amount in [budget.minAvailable, budget.maxUnavailable]
	amount.source == "unreadable"
	message := sprintf("%s of %s is neither a number nor a percentage", [amount.field, budget.display])
}

undecided contains {"msg": message, "details": {"subject": bound.subject, "path": bound.path}} if {
	some budget in _judged
	some workload in _workloads(budget)
	some bound in replicas.unreadable(workload)
	message := sprintf("%s is not a number", [bound.field])
}

_cases contains {"facts": facts, "msg": message, "details": details} if {
	some id, budget in _judged
	workloads := _workloads(budget)
	bounds := [bound | some workload in workloads; bound := replicas.least(workload)]
	count(bounds) == count(workloads)
	pods := sum([max([bound.value, 1]) | some bound in bounds])
	amount := _blocking(budget, pods)
	facts := array.concat([budget], [fact | some workload in workloads; some fact in replicas.facts(workload)])
	message := sprintf("%s lets no pod of %s be evicted: %s, and %s", [
		budget.display,
		concat(", ", [workload.display | some workload in workloads]),
		replicas.explain(amount),
		_counted(pods, bounds),
	])
	details := {
		"subject": id,
		"path": amount.path,
		"related": [{"subject": bound.subject, "path": bound.path} | some bound in bounds],
		"pods": pods,
	}
}

_blocking(budget, pods) := budget.maxUnavailable if replicas.rounded_up(budget.maxUnavailable, pods) == 0

else := budget.minAvailable if replicas.rounded_up(budget.minAvailable, pods) >= pods

_counted(1, bounds) := sprintf("there may be 1 pod (%s)", [_sources(bounds)])

_counted(pods, bounds) := sprintf("there may be %d pods (%s)", [pods, _sources(bounds)]) if pods != 1

_sources(bounds) := concat("; ", [bound.text | some bound in bounds])

# Drains pass over the pods of DaemonSets, and those of Jobs end.
_judged[id] := budget if {
	some id, budget in input.disruptionBudgets
	count(_workloads(budget)) > 0
}

_workloads(budget) := [workload |
	some id in budget.selected
	workload := input.workloads[id]
	workload.replicas != null
]
