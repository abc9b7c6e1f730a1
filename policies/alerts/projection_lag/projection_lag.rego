# METADATA
# title: The lag of projections is alerted per partition
# description: |
#   An alert on how far a projection or a consumer is behind holds each partition against its limit, or the worst of them: its expression does not add up or average
#   partitions before it compares, neither by itself nor by a recording, and the metric is no total. Where a metric tells how far a projection is behind, some alert reads it.
#   A metric whose contract names its labels, and no partition among them, has none to lose.
# custom:
#   id: alerts/projection-lag
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [alert, metric]
#   requires: [operations]
#   not_applicable: the run has no alert rules, or nothing of them or of its metrics tells how far a projection or consumer is behind
#   rationale: >-
#     One partition that stands still is a few customers with the orders of yesterday. In the total of twenty partitions it is noise.
#   remediation: >-
#     Compare before adding up, or take the worst: max by (projection, partition) (projection_lag_seconds) > 60.
#   parameters:
#     lag: {type: string, default: "(?i)((projection|projector|read_?model|consumer)[a-z0-9_:]*(lag|behind|delay|oldest|stale|fresh|_age)|records_lag)", description: "Pattern (RE2) of the names of metrics that tell how far a projection or consumer is behind."}
#     projections: {type: string, default: "(?i)(projection|projector|read_?model)", description: "Pattern (RE2) of the names of those that some alert has to read."}
#     totals: {type: string, default: "(?i)lag_(sum|total|avg)$", description: "Pattern (RE2) of the names of those that are a total of all partitions by themselves."}
#     partitions: {type: array, items: {type: string}, default: [partition, partition_id, shard, shard_id, slot, segment, stream], description: "Labels that tell partitions apart."}
#   since: 0.1.0
#   known_misses:
#     - Alerts in other languages than PromQL are not read.
#     - A metric that was added up before it is exposed, and whose name does not say so.
#   related:
#     - metrics/lag-metrics
#     - slo/staleness-contract
package archfit.alerts.projection_lag

import data.lib.archfit.parameters

examined contains id if some [id, _] in _watching

examined contains metric.id if {
	count(input.alerts) > 0
	some metric in _exposed
}

violation contains {"msg": message, "details": {"subject": id, "metric": series.metric}} if {
	some [id, series] in _watching
	how := _total(series)
	not _is_watched_by_partition(id, series)
	message := sprintf("the alert %s holds %s of %s against its limit, in which one partition that stands still does not show", [input.alerts[id].name, how, series.metric])
}

violation contains {"msg": message, "details": {"subject": subject}} if {
	some service, metrics in _unwatched
	count(_unread) == 0
	subject := min({metric.id | some metric in metrics})
	message := sprintf("no alert tells how far the projections of %s are behind, which %s would", [service, concat(", ", sort({metric.name | some metric in metrics}))])
}

undecided contains {"msg": message, "details": {"subject": subject, "hint": "Ask in PromQL."}} if {
	some service, metrics in _unwatched
	count(_unread) > 0
	subject := min({metric.id | some metric in metrics})
	message := sprintf("whether an alert tells how far the projections of %s are behind cannot be read: %s", [service, concat(", ", sort(_unread))])
}

_watching contains [id, series] if {
	some id, alert in input.alerts
	some series in alert.series
	regex.match(_parameters.lag, series.metric)
}

_total(series) := "the total" if {
	regex.match(_parameters.totals, series.metric)
} else := _words[operator] if {
	not _has_no_partitions(series.metric)
	dropping := [aggregation.operator | some aggregation in series.aggregations; _drops(aggregation)]
	operator := dropping[0]
}

# What takes the worst of all partitions shows each of them; of other operators nobody is sure.
_words := {"avg": "the average", "min": "the least", "sum": "the total"}

_drops(aggregation) if {
	aggregation.kind == "by"
	count({label | some label in aggregation.labels; label in _parameters.partitions}) == 0
}

_drops(aggregation) if {
	aggregation.kind == "without"
	some label in aggregation.labels
	label in _parameters.partitions
}

_has_no_partitions(name) if {
	some metric in input.metrics
	name in metric.series
	metric.labels
	count({label | some label in metric.labels; label.name in _parameters.partitions}) == 0
}

# By the metric itself, that of which it is the total, or another one of the same service.
_is_watched_by_partition(_, series) if {
	some [_, other] in _watching
	not _total(other)
	startswith(series.metric, other.metric)
}

_is_watched_by_partition(id, _) if {
	input.alerts[id].isNamed
	some [beside, other] in _watching
	input.alerts[beside].isNamed
	not _total(other)
	some service in input.alerts[id].services
	service in input.alerts[beside].services
}

_exposed contains metric if {
	some metric in input.metrics
	regex.match(_parameters.lag, metric.name)
	regex.match(_parameters.projections, metric.name)
}

_unwatched[service] contains metric if {
	count(input.alerts) > 0
	some metric in _exposed
	service := object.get(metric, "service", "the run")
	count({name | some name in _series_of(service); name in _read}) == 0
}

_series_of(service) := {name |
	some metric in _exposed
	object.get(metric, "service", "the run") == service
	some name in metric.series
}

_read contains series.metric if some [_, series] in _watching

# About it by its name, in a language that is not read.
_unread contains alert.name if {
	some alert in input.alerts
	not alert.isRead
	regex.match(`(?i)lag|behind|projection|consumer`, alert.name)
}

_parameters := parameters.of(rego.metadata.chain())
