# METADATA
# title: Pools stay below the cap of their database
# description: |
#   Where the budget of a database caps the pool of a service (perService), no container that uses it has a larger one. A pool that is
#   not declared counts as what the driver does by default.
# custom:
#   id: budget/per-service-cap
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [workload]
#   requires: [budgets]
#   not_applicable: no workload uses a database whose budget has perService
#   rationale: >-
#     A cap keeps one service from taking what all share before anybody has to work out a total: a pool of 300 is a mistake for any
#     number of pods.
#   remediation: Lower the pool to the cap, or have the owner of the database raise perService.
#   since: 0.1.0
#   related:
#     - budget/replicas-times-pool
package archfit.budget.per_service_cap

import data.lib.archfit.budget

examined contains row.subject if some [row, _, _] in _capped

violation contains {"msg": message, "details": details} if {
	some [row, cap, database] in _capped
	row.pool.value > cap.value
	message := sprintf("container %s of %s has a pool of %d for %s, and %d is the cap: %s", [
		row.container,
		row.display,
		row.pool.value,
		database.display,
		cap.value,
		row.pool.source,
	])
	details := object.union(_place(row), {
		"related": budget.places([row.pool, cap]),
		"database": database.id,
		"pool": row.pool.value,
		"cap": cap.value,
		"measure": {"value": row.pool.value, "unit": "connections", "better": "lower"},
	})
}

violation contains {"msg": message, "details": details} if {
	some [row, cap, database] in _capped
	row.pool.unlimited
	message := sprintf("container %s of %s has a pool without a limit for %s, and %d is the cap: %s", [
		row.container,
		row.display,
		database.display,
		cap.value,
		row.pool.reason,
	])
	details := object.union(_place(row), {
		"related": budget.places([row.pool, cap]),
		"database": database.id,
		"pool": null,
		"cap": cap.value,
	})
}

undecided contains {"msg": message, "details": details} if {
	some [row, cap, database] in _capped
	row.pool.value == null
	not row.pool.unlimited
	message := sprintf("container %s of %s may have a larger pool for %s than %d: %s", [
		row.container,
		row.display,
		database.display,
		cap.value,
		row.pool.reason,
	])
	details := object.union(_place(row), {"hint": "Declare its size: annotation archfit/pool-size."})
}

_capped := [[row, cap, object.filter(database, ["id", "display"])] |
	some database in budget.used
	cap := database.supply.perService
	cap != null
	cap.value != null
	some row in database.rows
	row.kind == "container"
]

# Where the pool is set, or else where the database is named.
_place(row) := {"subject": row.subject, "path": budget.container_path(row, row.pool.location)} if {
	row.pool.location != null
} else := {"subject": row.subject, "path": budget.container_path(row, row.binding.location)}
