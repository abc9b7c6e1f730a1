# METADATA
# title: Each service tells when one request in a hundred fails
# description: |
#   Each service of the catalog has an alert on the share of its requests that fail, and the strictest of them says so at 1 % or less. Without a catalog it is
#   asked of the services that such an alert names. The share is read from the expression, whatever its form: errors over all, in
#   percent, one less what is good, a recorded share, a burn rate. The target itself, 0.1 %, is another number, that of an objective.
# custom:
#   id: alerts/error-rate
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [service, alert]
#   requires: [operations]
#   not_applicable: the run has no alert rules, or no alert is about failures and there is no catalog
#   rationale: >-
#     Users see failed requests before anybody else does, unless an alert tells.
#   remediation: >-
#     Add an alert such as sum(rate(http_requests_total{service="orders", status_code=~"5.."}[5m])) / sum(rate(http_requests_total{service="orders"}[5m])) > 0.01.
#   parameters:
#     maxShare: {type: number, default: 0.01, description: "The largest share of requests that may fail before some alert of the service says so; 0.01 is 1 %."}
#   since: 0.1.0
#   known_misses:
#     - failures that neither a code, an outcome nor the name of a metric tells from other requests
#     - a service that takes no requests, which the catalog does not say
#   related:
#     - alerts/latency-p99
#     - alerts/slo-burn-rate
package archfit.alerts.error_rate

import data.lib.archfit.alerts
import data.lib.archfit.parameters

examined contains _subject(name) if some name in _services

violation contains {"msg": message, "details": {"subject": subject}} if {
	some name in _services
	subject := _subject(name)
	count(_shares(name)) == 0
	count(_unclear(name)) == 0
	message := sprintf("no alert says which share of the requests of %s fails", [name])
}

violation contains {"msg": message, "details": {"subject": subject, "share": strictest, "measure": measure}} if {
	some name in _services
	subject := _subject(name)
	strictest := min(_shares(name))
	strictest > _parameters.maxShare
	measure := {"value": strictest, "unit": "share", "better": "lower"}
	message := sprintf("no alert on failures of %s says so below %s: at most %s are to fail unnoticed", [name, _percent(strictest), _percent(_parameters.maxShare)])
}

undecided contains {"msg": message, "details": {"subject": subject, "hint": _hint}} if {
	some name in _services
	subject := _subject(name)
	count(_shares(name)) == 0
	unclear := _unclear(name)
	count(unclear) > 0
	message := sprintf("which share of the requests of %s may fail cannot be read from its alerts: %s", [name, concat(", ", sort(unclear))])
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
	some error in alert.errors
	error.isOfRequests
}

_shares(name) := {share |
	some alert in _about
	name in alert.services
	some error in alert.errors
	error.isOfRequests
	share := error.share
}

# Those that count failures, and those in another language that are about this service.
_unclear(name) := {alert.name |
	some alert in _about
	name in alert.services
} | {alert.name |
	some alert in input.alerts
	not alert.isRead
	alert.isNamed
	name in alert.services
}

# Without the noise of the last digits.
_percent(share) := concat(" ", [json.marshal(round(share * 100000) / 1000), "%"])

_hint := "Hold failures against all requests, in PromQL."

_parameters := parameters.of(rego.metadata.chain())
