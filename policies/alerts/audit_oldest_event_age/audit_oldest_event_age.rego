# METADATA
# title: An alert tells how long events wait for the audit trail
# description: |
#   Where something is measured of the audit trail, an alert holds the age of the oldest event that is not in it yet, or the time by which the trail is behind,
#   against a limit. It is asked of runs whose metrics or alerts have a name with audit in it, and, with the parameter required, of every run with a catalog. Audit of
#   the control plane of Kubernetes is not meant.
# custom:
#   id: alerts/audit-oldest-event-age
#   domain: operations
#   severity: critical
#   scope: set
#   applies_to: [metric, alert, catalog]
#   requires: [operations]
#   not_applicable: nothing is measured of an audit trail
#   rationale: >-
#     A trail that silently stopped growing looks like one in which nothing happened. Only the age of what waits tells them apart.
#   remediation: >-
#     Expose the age of the oldest event that is not in the trail, and add an alert such as audit_oldest_event_age_seconds > 300.
#   parameters:
#     required: {type: boolean, default: false, description: "Ask it of every run with a catalog, whatever is measured."}
#     trail: {type: string, default: "(?i)(^|[_:.])audit", description: "Pattern (RE2) of the names of metrics of the audit trail."}
#     age: {type: string, default: "(?i)(oldest|[_:.]age|lag|behind|delay|watermark|freshness|staleness)", description: "Pattern (RE2) of the names of those that tell how far it is behind."}
#     others: {type: string, default: "(?i)^(apiserver|kube|k8s)[_:.]", description: "Pattern (RE2) of the names of metrics that have audit in them and are not meant."}
#   since: 0.1.0
#   known_misses:
#     - a metric of the audit trail whose name does not say so
#   related:
#     - alerts/risk-detective-control
#     - metrics/lag-metrics
package archfit.alerts.audit_oldest_event_age

import data.lib.archfit.parameters

examined contains id if some id in _measured

examined contains input.catalog.id if {
	_parameters.required
	count(_measured) == 0
}

violation contains {"msg": message, "details": {"subject": subject}} if {
	subject := min(examined)
	count(_watching) == 0
	count(_unread) == 0
	message := "no alert tells how old the oldest event is that is not in the audit trail yet"
}

undecided contains {"msg": message, "details": {"subject": subject, "hint": "Ask in PromQL."}} if {
	subject := min(examined)
	count(_watching) == 0
	count(_unread) > 0
	message := sprintf("whether an alert tells how old the oldest event is that is not in the audit trail yet cannot be read: %s", [concat(", ", sort(_unread))])
}

_measured contains metric.id if {
	some metric in input.metrics
	_is_of_trail(metric.name)
}

_measured contains id if {
	some id, alert in input.alerts
	some selector in alert.selectors
	_is_of_trail(selector.metric)
}

_watching contains id if {
	some id, alert in input.alerts
	some selector in alert.selectors
	_is_of_trail(selector.metric)
	regex.match(_parameters.age, selector.metric)
}

# About the trail by its name, in a language that is not read.
_unread contains alert.name if {
	some alert in input.alerts
	not alert.isRead
	contains(lower(alert.name), "audit")
}

_is_of_trail(name) if {
	regex.match(_parameters.trail, name)
	not regex.match(_parameters.others, name)
}

_parameters := parameters.of(rego.metadata.chain())
