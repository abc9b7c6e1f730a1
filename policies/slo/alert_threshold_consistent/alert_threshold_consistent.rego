# METADATA
# title: Alerts and load tests agree with what is promised
# description: |
#   What objectives, targets, alerts and load tests of k6 say of the same percentile, or of the errors, of the same part of a service agrees: no alert waits
#   for more than is allowed, unless another one does not; no load test lets more pass; and an objective and a target allow the same. Where
#   nobody says what is allowed, a p99 of reads is held against 200 ms and one of writes against 500 ms.
# custom:
#   id: slo/alert-threshold-consistent
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [alert, objective, threshold]
#   requires: [operations]
#   not_applicable: no alert and no load test limits what an objective or a target limits
#   rationale: >-
#     An alert at 500 ms says nothing while a budget of 200 ms is broken all day, and a load test that passes at 1 % of errors passes what an
#     objective of 99.9 % forbids.
#   remediation: >-
#     Bring the numbers to one: the threshold of the alert and of the load test down to what is allowed, or what is allowed up to what is
#     meant.
#   parameters:
#     readSeconds: {type: number, default: 0.2, description: "What the p99 of requests that only read may be, in seconds, where nobody says it."}
#     writeSeconds: {type: number, default: 0.5, description: "What the p99 of requests that change something may be, in seconds, where nobody says it."}
#   since: 0.1.0
#   related:
#     - slo/latency-targets
#     - alerts/latency-p99
#     - alerts/slo-burn-rate
#   known_misses:
#     - Alerts on a fixed share of errors are not held against an objective, which allows many errors for a short time; alerts/slo-burn-rate is about them.
#     - Alerts that name no service, or several operations at once, are not compared.
package archfit.slo.alert_threshold_consistent

import data.lib.archfit.parameters

examined contains limit.subject if {
	some limit in _checked
	_allowed(limit)
}

# Of several alerts on the same the strictest counts: others say how bad it is.
violation contains {"msg": message, "details": details} if {
	some key, limits in _alerts
	strictest := min({limit.value | some limit in limits})
	some limit in limits
	limit.value == strictest
	allowed := _allowed(limit)
	strictest > allowed.value
	message := sprintf("%s waits until %s is above %s, and %s: in between nobody is told", [limit.name, limit.about, limit.text, allowed.said])
	details := {"subject": limit.subject, "related": allowed.related, "limit": limit.text, "key": key}
}

violation contains {"msg": message, "details": details} if {
	some limit in input.limits
	limit.from == "load test"
	allowed := _allowed(limit)
	limit.value > allowed.value
	message := sprintf("%s lets %s be %s, and %s", [limit.name, limit.about, limit.text, allowed.said])
	details := {"subject": limit.subject, "related": allowed.related, "limit": limit.text}
}

violation contains {"msg": message, "details": details} if {
	some objective in input.limits
	objective.from == "objective"
	some target in _said[objective.key]
	target.from == "targets"
	target.value != objective.value
	message := sprintf("%s allows %s, and %s %s: %s", [objective.name, objective.text, target.name, target.text, objective.about])
	details := {"subject": objective.subject, "related": [{"subject": target.subject}]}
}

_alerts[limit.key] contains limit if {
	some limit in input.limits
	limit.from == "alert"
}

_said[limit.key] contains limit if {
	some limit in input.limits
	limit.from in {"objective", "targets"}
}

_checked contains limit if {
	some limit in input.limits
	limit.from in {"alert", "load test"}
}

_checked contains limit if {
	some limit in input.limits
	limit.from == "objective"
	some target in _said[limit.key]
	target.from == "targets"
}

# What is said of the same, the strictest of it; else the default of its kind.
_allowed(limit) := {"value": value, "said": said, "related": related} if {
	value := min({each.value | some each in _said[limit.key]})
	strictest := {each | some each in _said[limit.key]; each.value == value}
	said := concat(" and ", sort({sprintf("%s allows %s", [each.name, each.text]) | some each in strictest}))
	related := [{"subject": each.subject} | some each in strictest]
} else := {"value": value, "said": said, "related": []} if {
	limit.measure == "latency"
	limit.percentile == 0.99
	value := _defaults[limit.kind]
	said := sprintf("%vms are allowed where nobody says it", [value * 1000])
}

_defaults := {"read": _parameters.readSeconds, "write": _parameters.writeSeconds}

_parameters := parameters.of(rego.metadata.chain())
