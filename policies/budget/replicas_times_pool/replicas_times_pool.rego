# METADATA
# title: A service stays within its share of a database
# description: |
#   Where the budget of a database sets a share aside for a service (consumers), the service opens at most that many connections at its
#   worst: pods of its ceiling and of a rollout, times processes, times the pool. The share counts in place of the service where the
#   others are judged without its manifests, so it has to hold where they are.
# custom:
#   id: budget/replicas-times-pool
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [workload]
#   requires: [budgets]
#   not_applicable: no workload of the set has a share in the budget of a database
#   rationale: >-
#     Whoever changes maxReplicas or a pool sees one repository, and one of the two factors. The share is what the teams agreed on: kept
#     by each, the total holds without anybody seeing all manifests.
#   remediation: Lower the ceiling of pods or the pool to what the share allows, or agree on a larger share.
#   since: 0.1.0
package archfit.budget.replicas_times_pool

import data.lib.archfit.budget

examined contains row.subject if {
	some case in _cases
	some row in case.rows
}

violation contains {"msg": message, "details": details} if {
	some case in _cases
	case.opened > case.share.value
	message := sprintf("%s can open %d connections to %s, and its share is %d, %d too many: %s", [
		case.service,
		case.opened,
		case.target,
		case.share.value,
		case.opened - case.share.value,
		concat("; ", [budget.row_text(row) | some row in case.rows]),
	])
	details := {
		"subject": case.rows[0].subject,
		"path": budget.container_path(case.rows[0], case.rows[0].binding.location),
		"related": budget.places(array.concat([case.share], _factors(case))),
		"database": case.database,
		"connections": case.opened,
		"share": case.share.value,
		"headroom": case.share.value - case.opened,
		"measure": {"value": case.opened, "unit": "connections", "better": "lower"},
	}
}

undecided contains {"msg": message, "details": details} if {
	some case in _cases
	case.opened <= case.share.value
	some row in case.rows
	row.product == null
	message := sprintf("whether %s keeps to its share of %s, %d, is not known: %s", [
		row.display,
		case.target,
		case.share.value,
		row.equation,
	])
	details := {
		"subject": row.subject,
		"path": budget.container_path(row, row.binding.location),
		"hint": "Declare the factor that is unknown (?): annotations archfit/pool-size, archfit/processes.",
	}
}

_cases := [case |
	some shared in input.budgets.shares
	case := object.union(shared, {
		"service": concat(", ", sort({row.display | some row in shared.rows})),
		"opened": sum([row.product |
			some row in shared.rows
			row.product != null
		]),
	})
]

_factors(case) := [factor |
	some row in case.rows
	some factor in budget.row_factors(row)
]
