# METADATA
# title: A pooler fits on both sides
# description: |
#   Where workloads reach a database through PgBouncer, Pgpool-II or the pooler of an operator, two totals have to hold: what the
#   workloads open fits what all pods of the pooler take from clients, and what the pooler opens, its pods times its pools, fits what
#   the database allows. A pooler in the pods of its clients is multiplied with them.
# related_resources:
#   - https://www.pgbouncer.org/config.html
#   - https://www.pgpool.net/docs/latest/en/html/runtime-config-connection-pooling.html
# custom:
#   id: budget/proxy-both-sides
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [pooler]
#   requires: [budgets]
#   not_applicable: no workload is known to use a pooler
#   rationale: >-
#     A pooler moves the limit, it does not remove it: clients beyond max_client_conn are refused or wait, and replicas of the pooler,
#     or one more user, multiply what it opens to the server.
#   remediation: Raise what the pooler takes, lower what its clients open, or lower its pools and replicas to what the database allows.
#   since: 0.1.0
package archfit.budget.proxy_both_sides

import data.lib.archfit.budget

examined contains database.subject if {
	some database in _judged
	database.verdict != "undecided"
}

violation contains {"msg": message, "details": budget.details(database)} if {
	some database in input.budgets.databases
	budget.exceeds(database, "budget/proxy-both-sides")
	message := sprintf("on the side of %s, %s", [_side(database), budget.explain(database)])
}

undecided contains budget.undecided(database, doubt) if {
	some database in _judged
	database.verdict == "undecided"
	some doubt in database.undecided
}

_side(database) := "its clients" if database.kind == "pooler"

else := "the database"

_judged := [database |
	some database in budget.used
	_is_proxied(database)
]

_is_proxied(database) if database.kind == "pooler"

_is_proxied(database) if {
	some row in database.rows
	row.kind == "pooler"
}
