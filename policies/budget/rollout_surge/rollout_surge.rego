# METADATA
# title: Rollouts fit the database too
# description: |
#   While a workload is rolled out, pods of the new version run beside those of the old one: maxSurge of a Deployment (a quarter by
#   default), a whole second set in a blue-green rollout. Together they stay within what the database allows. The rule finds what fits
#   while nothing is rolled out and does not while something is.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge
#   - https://argoproj.github.io/argo-rollouts/features/bluegreen/
# custom:
#   id: budget/rollout-surge
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [database]
#   requires: [budgets]
#   not_applicable: no workload is known to use a database
#   rationale: >-
#     The database refuses connections in the minutes of a rollout alone, which reads like a fault of the new version, and a rollback
#     is one more rollout.
#   remediation: Set maxSurge to 0 and maxUnavailable to 1 or more, or leave room for the surge by a smaller pool or a lower ceiling.
#   since: 0.1.0
package archfit.budget.rollout_surge

import data.lib.archfit.budget

examined contains database.subject if {
	some database in budget.used
	database.verdict != "undecided"
}

violation contains {"msg": message, "details": budget.details(database)} if {
	some database in input.budgets.databases
	budget.exceeds(database, "budget/rollout-surge")
	message := sprintf("while something is rolled out, %s Without the surge it would be %d.", [
		budget.explain(database),
		database.demand.withoutSurge,
	])
}

undecided contains budget.undecided(database, doubt) if {
	some database in budget.used
	some doubt in budget.doubts_about(database, {"surge"})
}
