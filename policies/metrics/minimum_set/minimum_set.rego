# METADATA
# title: Services expose the metrics that everybody expects
# description: |
#   What is known of the metrics of each service holds a minimum: requests and their durations, queries and their durations, hits, misses and
#   evictions of the cache, connections of the pool and the wait for them, each with its labels. Requests are asked of all services where
#   half of them have them; the others where a service has one metric of its group, and queries and the pool where the catalog gives it a
#   database.
# custom:
#   id: metrics/minimum-set
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [service]
#   requires: [operations]
#   not_applicable: no service whose metrics are known has one of these
#   rationale: >-
#     Dashboards and alerts that all services share work for those that name their metrics alike.
#   remediation: >-
#     Expose the metric with these labels, and add it to the contract; or name in the parameter groups what is expected here.
#   parameters:
#     groups: {type: object, default: {http: {http_requests_total: [method, path, status_code], http_request_duration_seconds: [method, path]}, database: {db_queries_total: [endpoint], db_query_duration_seconds: []}, cache: {cache_hits_total: [], cache_misses_total: [], cache_evictions_total: []}, pool: {db_pool_connections_total: [state], db_pool_wait_duration_seconds: []}}, description: "Metrics by the name of their group, each with the labels that it has."}
#     everywhere: {type: array, items: {type: string}, default: [http], description: "Groups that are asked of all services."}
#     databases: {type: array, items: {type: string}, default: [database, pool], description: "Groups that are asked of services with a database."}
#     share: {type: number, default: 0.5, description: "The share of the services that have metrics of a group from which on it is asked of all; 0: of all in any case."}
#   since: 0.1.0
#   related:
#     - modules/red-metrics
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.metrics.minimum_set

import data.lib.archfit.metrics
import data.lib.archfit.parameters

examined contains input.metric_sets[service].id if some [service, _] in _asked

violation contains {"msg": message, "details": details} if {
	some [service, group] in _asked
	set := input.metric_sets[service]
	missing := {name | some name, _ in _parameters.groups[group]} - _names[service]
	count(missing) > 0
	message := sprintf("%s does not expose %s", [service, concat(", ", sort(missing))])
	details := {"subject": set.id, "group": group, "missing": sort(missing)}
}

violation contains {"msg": message, "details": details} if {
	some [service, group] in _asked
	set := input.metric_sets[service]
	some name, labels in _parameters.groups[group]
	name in _names[service]

	# Of several declarations one has to have them all.
	missing := {label | some label in labels} - {label |
		some metric in set.metrics
		metric.name == name
		some label in metric.labels
	}
	count(missing) > 0
	every metric in set.metrics {
		not _is_unsaid(metric, name)
	}
	message := sprintf("%s exposes %s without the labels %s", [service, name, concat(", ", sort(missing))])
	details := {"subject": set.id, "group": group, "metric": name, "missing": sort(missing)}
}

undecided contains {"msg": message, "details": {"subject": set.id, "path": [], "hint": hint}} if {
	some [service, group] in _asked
	set := input.metric_sets[service]
	some name, labels in _parameters.groups[group]
	count(labels) > 0
	some metric in set.metrics
	_is_unsaid(metric, name)
	message := sprintf("the contract of %s does not say which labels %s has", [service, name])
	hint := "Name the labels of the metric below labels."
}

_is_unsaid(metric, name) if {
	metric.name == name
	not metric.labels
}

_asked contains [service, group] if {
	some group, _ in _parameters.groups
	some service in _asked_of(group)
}

_asked_of(group) := metrics.asked(_services, _followers(group), _parameters.share) if {
	group in _parameters.everywhere
} else := _followers(group) | _with_databases if {
	group in _parameters.databases
} else := _followers(group)

_followers(group) := {service |
	some service, names in _names
	some name in names
	_parameters.groups[group][name]
}

_services := {service | some service, _ in _names}

_with_databases := {service |
	some service in _services
	count(input.catalog.services[service].databases) > 0
}

_names[service] := names if {
	some service, set in input.metric_sets
	names := {metric.name | some metric in set.metrics}
}

_parameters := parameters.of(rego.metadata.chain())
