# METADATA
# title: What an autoscaler multiplies has a budget
# description: |
#   Every database that an autoscaled workload uses has a limit: in the file of budgets, or in the manifests of its server. So has every
#   broker, cache and downstream where the file has a section for them. Autoscalers are HorizontalPodAutoscalers, KEDA ScaledObjects and
#   ScaledJobs, and Knative Services.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: budget/hpa-dependency-budget
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [autoscaler]
#   requires: [budgets]
#   not_applicable: no autoscaled workload is known to use a database, or anything else that is budgeted
#   rationale: >-
#     The maximum of an autoscaler is chosen for the service alone, and multiplies what the service asks of its database. Where nobody
#     has written down what that takes, nobody has asked whether it does.
#   remediation: Name the database with its max in the file of budgets, with the host by which the workload reaches it.
#   since: 0.1.0
package archfit.budget.hpa_dependency_budget

import data.lib.archfit.budget

examined contains scaled.scaler if some scaled in input.budgets.scaled

violation contains {"msg": message, "details": details} if {
	some scaled in input.budgets.scaled
	unlimited := [use |
		some use in scaled.uses
		use.max == null
	]
	row := unlimited[0].row
	message := sprintf("%s can grow to %s by %s, and nothing says how many %s %s takes", [
		row.display,
		_pods(row.pods),
		_name(scaled.scaler),
		unlimited[0].unit,
		concat(", ", sort({use.display | some use in unlimited})),
	])
	details := {
		"subject": scaled.scaler,
		"path": budget.container_path({"subject": scaled.scaler}, row.pods.location),
		"related": budget.places([use.row.binding | some use in unlimited]),
		"dependencies": sort({use.id | some use in unlimited}),
	}
}

undecided contains {"msg": message, "details": details} if {
	some use in budget.unbound("database")
	some autoscaler in input.workloads[use.subject].autoscalers
	message := sprintf("%s multiplies what %s asks of a database, and which one is not known: %s", [
		autoscaler.display,
		use.display,
		use.reason,
	])
	details := budget.undecided_use(use).details
}

_pods(pods) := sprintf("%d pods", [pods.value]) if pods.value != null

else := "any number of pods"

# `autoscaling/HorizontalPodAutoscaler/shop/orders`
_name(scaler) := sprintf("%s %s", [parts[1], parts[count(parts) - 1]]) if parts := split(scaler, "/")
