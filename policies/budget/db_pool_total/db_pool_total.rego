# METADATA
# title: The pools of all services fit their database
# description: |
#   For each database, the connections that everything in the set can open at its worst are at most what it allows: the ceiling of pods
#   (that of the autoscaler, else the replicas, else one) and those of a rollout beside them, times processes, pools and the size of a
#   pool, over all workloads. It allows the limit of the server less what is reserved, less the headroom. At the limit exactly is
#   enough. Where a rollout, worker processes or a pooler alone make the difference, the rule about these tells it.
# related_resources:
#   - https://www.postgresql.org/docs/current/runtime-config-connection.html
#   - https://dev.mysql.com/doc/refman/8.4/en/too-many-connections.html
# custom:
#   id: budget/db-pool-total
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [database]
#   requires: [budgets]
#   not_applicable: no workload is known to use a database
#   rationale: >-
#     An autoscaler adds pods under load, each pod opens its pool, and the server refuses what is beyond its limit, to every service at
#     once. Each number is reasonable where it stands; only their product against one limit shows it.
#   remediation: Lower the ceiling of pods or the pool that the message names, put a pooler before the database, or raise its limit and the budget.
#   since: 0.1.0
#   known_misses:
#     - "Connections of what stands in no manifest of the set, such as people and jobs of others, are not known: set them aside under consumers, or leave headroom."
#   related:
#     - budget/rollout-surge
#     - budget/processes-per-pod
#     - budget/proxy-both-sides
#     - budget/pool-size-declared
#     - budget/hpa-dependency-budget
#     - budget/reserved-connections
#   decisions:
#     - docs/adr/0012-a-pool-for-each-connection-string.md
package archfit.budget.db_pool_total

import data.lib.archfit.budget

examined contains database.subject if {
	some database in budget.used
	database.verdict != "undecided"
}

violation contains {"msg": budget.explain(database), "details": budget.details(database)} if {
	some database in input.budgets.databases
	budget.exceeds(database, "budget/db-pool-total")
}

undecided contains budget.undecided(database, doubt) if {
	some database in input.budgets.databases
	database.verdict == "undecided"
	some doubt in database.undecided
}

undecided contains budget.undecided_use(use) if some use in budget.unbound("database")
