# METADATA
# title: Each service tells when its slowest requests are slow
# description: |
#   Each service of the catalog has an alert on p99 of the time that its requests take, and the strictest of them says so at 500 ms or less. Without a
#   catalog it is asked of the services that such an alert names. No alert on p99 of requests waits for more than a second. A
#   quantile above 0.99 counts as well, and so does the share of requests in a bucket. That the alert is looser than a budget for reads of
#   200 ms is for slo/alert-threshold-consistent to say.
# custom:
#   id: alerts/latency-p99
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [service, alert]
#   requires: [operations]
#   not_applicable: the run has no alert rules, or no alert is about the time of requests and there is no catalog
#   rationale: >-
#     A mean hides the requests that take seconds, and those are the ones that users remember.
#   remediation: >-
#     Add an alert such as histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{service="orders"}[5m]))) > 0.5.
#   parameters:
#     maxSeconds: {type: number, default: 0.5, description: "How long p99 may be, in seconds, before some alert of the service says so."}
#     ceilingSeconds: {type: number, default: 1, description: "How long p99 may be, in seconds, before any alert on it says so."}
#   since: 0.1.0
#   known_misses:
#     - times in metrics whose names do not say that they are of requests
#     - a service that takes no requests, which the catalog does not say
#   related:
#     - alerts/error-rate
#     - slo/alert-threshold-consistent
package archfit.alerts.latency_p99

import data.lib.archfit.alerts
import data.lib.archfit.parameters

examined contains _subject(name) if some name in _services

examined contains id if some id, _ in _about

violation contains {"msg": message, "details": {"subject": subject}} if {
	some name in _services
	subject := _subject(name)
	count(_seconds(name)) == 0
	count(_unclear(name)) == 0
	message := sprintf("no alert says how long p99 of the requests of %s takes", [name])
}

violation contains {"msg": message, "details": {"subject": subject, "seconds": strictest, "measure": measure}} if {
	some name in _services
	subject := _subject(name)
	strictest := min(_seconds(name))
	strictest > _parameters.maxSeconds
	measure := {"value": strictest, "unit": "s", "better": "lower"}
	message := sprintf("no alert on p99 of %s says so below %s: it is to say so at %s", [name, _time(strictest), _time(_parameters.maxSeconds)])
}

violation contains {"msg": message, "details": {"subject": id, "seconds": longest, "measure": measure}} if {
	some id, alert in _about
	longest := max({latency.seconds | some latency in _of_p99(alert)})
	longest > _parameters.ceilingSeconds
	not _is_told_of_all(alert)
	measure := {"value": longest, "unit": "s", "better": "lower"}
	message := sprintf("the alert %s waits until p99 is above %s: no endpoint is to take more than %s", [alert.name, _time(longest), _time(_parameters.ceilingSeconds)])
}

undecided contains {"msg": message, "details": {"subject": subject, "hint": _hint}} if {
	some name in _services
	subject := _subject(name)
	count(_seconds(name)) == 0
	unclear := _unclear(name)
	count(unclear) > 0
	message := sprintf("how long p99 of the requests of %s may take cannot be read from its alerts: %s", [name, concat(", ", sort(unclear))])
}

_services contains name if {
	count(input.alerts) > 0
	some name, _ in input.catalog.services
}

_services contains name if {
	not input.catalog
	some alert in _about
	alert.isNamed
	some name in alert.services
}

_subject(name) := alerts.service_subject(name, _about)

_about[id] := alert if {
	some id, alert in input.alerts
	count(_of_p99(alert)) > 0
}

_of_p99(alert) := [latency |
	some latency in alert.latencies
	latency.isOfRequests
	latency.quantile >= 0.99
]

_seconds(name) := {latency.seconds |
	some alert in _about
	name in alert.services
	some latency in _of_p99(alert)
}

# Where its only alert is this one, the service itself is told of it.
_is_told_of_all(alert) if {
	some name in alert.services
	name in _services
	min(_seconds(name)) > _parameters.maxSeconds
}

# Those that do not say in which unit they count, and those in another language that are about this service.
_unclear(name) := {alert.name |
	some alert in _about
	name in alert.services
} | {alert.name |
	some alert in input.alerts
	not alert.isRead
	alert.isNamed
	name in alert.services
}

_time(seconds) := concat(" ", [json.marshal(seconds), "s"])

_hint := "Name the unit in the metric, such as http_request_duration_seconds, and ask in PromQL."

_parameters := parameters.of(rego.metadata.chain())
