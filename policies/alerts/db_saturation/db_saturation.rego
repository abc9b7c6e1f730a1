# METADATA
# title: An alert tells when a database has no more to give
# description: |
#   Each service of the catalog that uses a database is watched by an alert on its pool or on the connections of the database: how many are in use, how many wait,
#   or for how long. Whether the alert leads to what an autoscaler did is for a person to see.
# custom:
#   id: alerts/db-saturation
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [service]
#   requires: [operations, catalog]
#   not_applicable: the run has no alert rules, or the catalog names no database of a service
#   rationale: >-
#     An autoscaler that answers load with more pods takes more connections, until the database refuses all of them. Who sees it come can stop it.
#   remediation: >-
#     Add an alert such as db_pool_connections_total{service="orders", state="idle"} == 0, or one on the connections of the database.
#   parameters:
#     saturation: {type: string, default: "(?i)((db|database|sql|postgres|pg|mysql|hikari|hikaricp|pgbouncer|jdbc|mongodb|pool)[a-z0-9]*[_:.].*(connection|pool|pending|waiting|wait|acquire|saturation|usage|backends|threads_connected|clients)|connection_pool|numbackends)", description: "Pattern (RE2) of the names of metrics that tell how much of a database or pool is in use."}
#   since: 0.1.0
#   known_misses:
#     - a metric whose name tells neither the database nor what is used of it
#   related:
#     - budget/db-pool-total
#     - metrics/minimum-set
package archfit.alerts.db_saturation

import data.lib.archfit.parameters

examined contains service.id if some service in _services

violation contains {"msg": message, "details": {"subject": service.id}} if {
	some name, service in _services
	not _is_watched(name, service)
	count(_unread(name)) == 0
	message := sprintf("no alert tells when %s of %s has no more connections to give", [concat(" or ", service.databases), name])
}

undecided contains {"msg": message, "details": {"subject": service.id, "hint": "Ask in PromQL."}} if {
	some name, service in _services
	not _is_watched(name, service)
	unread := _unread(name)
	count(unread) > 0
	message := sprintf("whether an alert tells when a database of %s has no more connections to give cannot be read: %s", [name, concat(", ", sort(unread))])
}

_services[name] := service if {
	count(input.alerts) > 0
	some name, service in input.catalog.services
	count(service.databases) > 0
}

_is_watched(name, _) if {
	some alert in _watching
	name in alert.services
}

# An alert about the database itself names it, and no service.
_is_watched(_, service) if {
	some alert in _watching
	some database in service.databases
	some selector in alert.selectors
	some matcher in selector.matchers
	contains(matcher.value, database)
}

_watching contains alert if {
	some alert in input.alerts
	some selector in alert.selectors
	regex.match(_parameters.saturation, selector.metric)
}

_unread(name) := {alert.name |
	some alert in input.alerts
	not alert.isRead
	alert.isNamed
	name in alert.services
}

_parameters := parameters.of(rego.metadata.chain())
