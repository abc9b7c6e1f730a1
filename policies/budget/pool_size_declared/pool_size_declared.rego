# METADATA
# title: Services declare how large their pools are
# description: |
#   Every container that uses a database declares a finite pool: by a setting of its stack, a parameter of the connection string, the
#   annotation archfit/pool-size, or the threads that limit it. What a driver does by default, and a pool that nothing limits, are no
#   declaration. Where the pool may be set in code that nobody sees from here, the rule is undecided.
# custom:
#   id: budget/pool-size-declared
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [workload]
#   requires: [budgets]
#   not_applicable: no workload is known to use a database
#   rationale: >-
#     Defaults of drivers reach from one connection to no limit at all, and change with a version. A total over several services is
#     worth as much as its least known pool.
#   remediation: Set the pool size where the stack reads it, or say what the code sets by the annotation archfit/pool-size.
#   since: 0.1.0
package archfit.budget.pool_size_declared

import data.lib.archfit.budget

examined contains row.subject if {
	some container in input.budgets.containers
	some row in container.rows
}

violation contains {"msg": message, "details": details} if {
	some container in input.budgets.containers
	undeclared := [row | some row in container.rows; _is_undeclared(row)]
	row := undeclared[0]
	message := sprintf("%s declares no pool for %s: %s", [
		_container(row),
		_databases(undeclared),
		_what(row.pool),
	])
	details := {
		"subject": row.subject,
		"path": budget.container_path(row, row.binding.location),
		"related": budget.places([row.pool, row.binding]),
		"databases": sort({each.database | some each in undeclared}),
		"pool": row.pool.value,
	}
}

undecided contains {"msg": message, "details": details} if {
	some container in input.budgets.containers
	unknown := [row | some row in container.rows; _is_unknown(row)]
	row := unknown[0]
	message := sprintf("%s may declare a pool for %s in its code: %s", [
		_container(row),
		_databases(unknown),
		row.pool.reason,
	])
	details := {
		"subject": row.subject,
		"path": budget.container_path(row, row.binding.location),
		"hint": "Declare its size: annotation archfit/pool-size.",
	}
}

_is_capped(row) if {
	row.threads != null
	row.threads.value != null
	row.threads.grade in {"declared", "resolved"}
}

_is_undeclared(row) if {
	not _is_capped(row)
	row.pool.grade == "default"
}

_is_undeclared(row) if {
	not _is_capped(row)
	row.pool.unlimited
}

_is_unknown(row) if {
	not _is_capped(row)
	row.pool.value == null
	not row.pool.unlimited
}

_container(row) := sprintf("container %s of %s", [row.container, row.display])

_databases(rows) := concat(", ", sort({row.target | some row in rows}))

_what(pool) := sprintf("%s is %d", [pool.source, pool.value]) if pool.value != null

else := sprintf("%s: %s", [pool.source, pool.reason])
