# METADATA
# title: Reserved connections stay free
# description: |
#   What is reserved of a database, for administrators, exporters, migrations and jobs, is not used by workloads: the rule finds a total
#   that takes of it. PostgreSQL keeps three connections for its superusers where nothing else is said.
# related_resources:
#   - https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-SUPERUSER-RESERVED-CONNECTIONS
# custom:
#   id: budget/reserved-connections
#   domain: kubernetes
#   severity: medium
#   scope: set
#   applies_to: [database]
#   requires: [budgets]
#   not_applicable: no workload is known to use a database
#   rationale: >-
#     When the services have taken every connection, whoever wants to see why cannot log in, the exporter reports nothing, and the
#     migration that would help does not start.
#   remediation: Lower the total by as much as the message says; reserve less only if fewer connections are needed there.
#   since: 0.1.0
package archfit.budget.reserved_connections

import data.lib.archfit.budget

examined contains database.subject if {
	some database in budget.used
	database.verdict != "undecided"
}

# That the total is too large is told by another rule; this one says whom it hits.
violation contains {"msg": message, "details": details} if {
	some database in input.budgets.databases
	budget.exceeds(database, "budget/db-pool-total")
	"reserved" in database.decisive
	taken := database.demand.atLeast - database.supply.allowed.value
	message := sprintf("%s reserves %d connections, and workloads can take %d of them: %s", [
		database.display,
		database.supply.reserved.value,
		taken,
		database.supply.reserved.source,
	])
	details := {
		"subject": database.subject,
		"path": database.path,
		"related": budget.places([database.supply.reserved, database.supply.max]),
		"database": database.id,
		"reserved": database.supply.reserved.value,
		"taken": taken,
		"measure": {"value": taken, "unit": "connections", "better": "lower"},
	}
}

undecided contains {"msg": message, "details": details} if {
	some database in budget.used
	reserved := database.supply.reserved
	reserved.value == null
	message := sprintf("how many connections %s reserves is not known: %s: %s", [
		database.display,
		reserved.source,
		reserved.reason,
	])
	details := {
		"subject": database.subject,
		"path": database.path,
		"hint": "Name the database with its reserved in the file of budgets.",
	}
}
