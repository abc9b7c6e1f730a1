# METADATA
# title: What works behind the request says how far behind it is
# description: |
#   Services with read models expose how far a projection has come and how old the oldest event is that it has not seen; audits expose the lag of
#   their consumer, outboxes the age of the oldest message that is not published, workflows how fresh they are. It is asked of services with
#   read models in the catalog, and of those that the parameter asked names.
# custom:
#   id: metrics/lag-metrics
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [service]
#   requires: [operations]
#   not_applicable: no service is known to have a read model, an audit, an outbox or a workflow, or no metric is known of any service
#   rationale: >-
#     A projection that stands still answers as fast as ever. Nothing but its lag shows that its answers are of yesterday.
#   remediation: >-
#     Expose the metric, and add it to the contract of the service; or name in the parameter metrics how it is called here.
#   parameters:
#     asked: {type: object, default: {}, description: "Kinds (projection, audit, outbox, workflow) by service: {orders: [outbox]}."}
#     metrics: {type: object, default: {projection: {"how far it has come": "(?:watermark|checkpoint|position|offset|sequence|high_water)", "the age of its oldest event": "(?:oldest|lag|staleness|freshness|behind|age)(?:_.*)?(?:seconds|ms|milliseconds)"}, audit: {"the lag of its consumer": "audit.*(?:lag|oldest|behind|age)|consumer.*lag"}, outbox: {"the age of its oldest message": "outbox.*(?:oldest|age|lag|unpublished|pending).*(?:seconds|ms|milliseconds)"}, workflow: {"its freshness": "(?:workflow|saga|process).*(?:freshness|oldest|age|stuck|stale|last)"}}, description: "By kind, what is exposed, and a regular expression that the name of a metric of it matches."}
#   since: 0.1.0
#   related:
#     - slo/staleness-contract
#     - alerts/audit-oldest-event-age
package archfit.metrics.lag_metrics

import data.lib.archfit.parameters

examined contains input.metric_sets[service].id if some [service, _] in _asked

violation contains {"msg": message, "details": details} if {
	some [service, kind] in _asked
	set := input.metric_sets[service]
	some what, pattern in _parameters.metrics[kind]
	count([metric | some metric in set.metrics; regex.match(pattern, metric.name)]) == 0
	message := sprintf("%s has %s, and no metric of %s", [service, _article[kind], what])
	details := {"subject": set.id, "kind": kind, "missing": what}
}

undecided contains {"msg": message, "details": {"subject": subject, "path": [], "hint": hint}} if {
	some [service, kind] in _asked
	not input.metric_sets[service]
	some subject in _subjects(service)
	message := sprintf("%s has %s, and nothing is known of its metrics", [service, _article[kind]])
	hint := "Give a contract of its metrics, or what it answers at /metrics, as a file of the run."
}

# A service that the parameter alone names is written nowhere.
_subjects(service) := {input.catalog.services[service].id} if {
	input.catalog.services[service]
} else := {set.id | some set in input.metric_sets}

_article := {
	"audit": "an audit",
	"outbox": "an outbox",
	"projection": "a read model",
	"workflow": "a workflow",
}

_asked contains [service, kind] if {
	count(input.metric_sets) > 0
	some service, kinds in _parameters.asked
	some kind in kinds
	_article[kind]
}

_asked contains [service, "projection"] if {
	count(input.metric_sets) > 0
	some service, entry in input.catalog.services
	count(entry.readModels) > 0
}

_parameters := parameters.of(rego.metadata.chain())
