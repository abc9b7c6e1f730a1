# METADATA
# title: Recommended pools fit the database
# description: |
#   Where the file of budgets has the figures of a service, the pool that they recommend times the most pods of the service is at most
#   what the database allows. Where it is not, no pool size is right: both rules, the size by load and the total, cannot be kept.
# related_resources:
#   - https://www.pgbouncer.org/features.html
# custom:
#   id: budget/pool-formula-conflict
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [workload]
#   requires: [budgets]
#   not_applicable: the file of budgets has no figures (peakRps, querySeconds) of a service of the set
#   rationale: >-
#     Teams would change the pool back and forth between two findings. The way out is another one: a pooler, fewer pods, or a larger
#     database.
#   remediation: Put a pooler before the database, lower the ceiling of pods, or raise the limit of the database.
#   since: 0.1.0
package archfit.budget.pool_formula_conflict

import data.lib.archfit.budget

examined contains formula.subject if {
	some [_, formula] in budget.formulas
	formula.conflict != null
}

violation contains {"msg": message, "details": details} if {
	some [database, formula] in budget.formulas
	formula.conflict
	message := sprintf("%s needs %d connections to %s with pools of the recommended size, %d for each of %d pods, and %d are allowed: %s", [
		formula.display,
		formula.demand,
		database.display,
		formula.demand / formula.pods,
		formula.pods,
		formula.allowed,
		formula.equation,
	])
	details := {
		"subject": formula.subject,
		"path": [],
		"related": budget.formula_places(formula),
		"database": database.id,
		"demand": formula.demand,
		"allowed": formula.allowed,
		"measure": {"value": formula.demand, "unit": "connections", "better": "lower"},
	}
}

undecided contains {"msg": message, "details": details} if {
	some [database, formula] in budget.formulas
	formula.conflict == null
	message := sprintf("whether pools of the recommended size for %s fit %s is not known: %s", [
		formula.display,
		database.display,
		_why(formula),
	])
	details := {"subject": formula.subject, "path": [], "hint": "Complete the figures in the file of budgets, and limit the pods."}
}

_why(formula) := formula.reason if formula.reason != null

else := "its pods or the limit are not known"
