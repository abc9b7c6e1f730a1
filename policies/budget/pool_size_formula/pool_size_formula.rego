# METADATA
# title: Pools are as large as their load and database ask for
# description: |
#   Where the file of budgets has the figures of a service (peakRps, querySeconds) and of its database (cores), the connections of a pod
#   are near the larger of two numbers: ceil(peakRps x querySeconds x 1.3), what the load of the pod needs with a little to spare, and
#   twice the cores of the database. Near is within the tolerance.
# related_resources:
#   - https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing
# custom:
#   id: budget/pool-size-formula
#   domain: kubernetes
#   severity: medium
#   scope: set
#   applies_to: [workload]
#   requires: [budgets]
#   not_applicable: the file of budgets has no figures (peakRps, querySeconds) of a service of the set
#   rationale: >-
#     A pool that is too small makes requests wait while the database is idle. One that is too large adds nothing: the database works on
#     as many queries as it has cores and disks for, and the rest wait there, with memory.
#   remediation: Set the pool to the recommended size, or correct the figures.
#   parameters:
#     tolerance: {type: number, default: 0.25, description: Share of the recommended size by which a pool may differ from it.}
#   since: 0.1.0
#   related:
#     - budget/pool-formula-conflict
package archfit.budget.pool_size_formula

import data.lib.archfit.budget
import data.lib.archfit.parameters

examined contains formula.subject if {
	some [_, formula] in budget.formulas
	formula.comparison != "unknown"
}

violation contains {"msg": message, "details": details} if {
	some [database, formula] in budget.formulas
	formula.comparison != "unknown"
	abs(formula.declared - formula.recommended) > _parameters.tolerance * formula.recommended
	message := sprintf("%s opens %d connections to %s from each pod, and %d are recommended: %s", [
		formula.display,
		formula.declared,
		database.display,
		formula.recommended,
		formula.equation,
	])
	details := {
		"subject": formula.subject,
		"path": [],
		"related": budget.formula_places(formula),
		"database": database.id,
		"connections": formula.declared,
		"recommended": formula.recommended,
		"measure": {
			"value": abs(formula.declared - formula.recommended),
			"unit": "connections off",
			"better": "lower",
		},
	}
}

undecided contains {"msg": message, "details": details} if {
	some [database, formula] in budget.formulas
	formula.comparison == "unknown"
	message := sprintf("the pool of %s for %s cannot be compared with what is recommended: %s", [
		formula.display,
		database.display,
		_why(formula),
	])
	details := {"subject": formula.subject, "path": [], "hint": "Complete the figures in the file of budgets, and declare the pool."}
}

_why(formula) := formula.reason if formula.reason != null

else := "its connections are not known"

_parameters := parameters.of(rego.metadata.chain())
