# METADATA
# title: Read models say how old they may be, and somebody is told
# description: |
#   Every read model of the catalog has a maxStaleness; an objective (readModel) or an alert measures its age; no objective allows more; and an alert
#   fires at that age or before. An alert is about a model where its metric is one of the objective, or named after a lag, an age or a
#   freshness, and its matchers or labels name the model (projection, read_model, view) or its service alone.
# custom:
#   id: slo/staleness-contract
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [read model]
#   requires: [operations, catalog]
#   not_applicable: the catalog has no read model
#   rationale: >-
#     A projection that has stopped answers every request, quickly and wrongly. Only its age shows it, and only a limit says from when on
#     it is a fault.
#   remediation: >-
#     Write maxStaleness in the catalog (60s), an objective of freshness with the same threshold, and an alert on its metric at that age.
#   since: 0.1.0
#   related:
#     - slo/delivery-lag
#     - metrics/lag-metrics
package archfit.slo.staleness_contract

examined contains id if some id, _ in input.staleness

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, model in input.staleness
	not model.maxSeconds
	message := sprintf("nobody says how old %s may be", [model.display])
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, model in input.staleness
	not model.isMeasured
	message := sprintf("nothing measures how old %s is%s", [model.display, _most(model)])
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, model in input.staleness
	model.isMeasured
	model.hasRules
	count(model.unclear) == 0
	count(_alerts(model)) == 0
	message := sprintf("no alert tells when %s is too old%s", [model.display, _most(model)])
}

# Of several alerts the strictest counts.
violation contains {"msg": message, "details": details} if {
	some id, model in input.staleness
	strictest := min({limit.seconds | some limit in _alerts(model)})
	strictest > model.maxSeconds
	some limit in _alerts(model)
	limit.seconds == strictest
	message := sprintf("%s waits until %s is %vs old, and %vs are the most that it may be", [limit.name, model.display, strictest, model.maxSeconds])
	details := {"subject": limit.subject, "related": [{"subject": id}]}
}

violation contains {"msg": message, "details": details} if {
	some id, model in input.staleness
	some limit in model.limits
	limit.from == "objective"
	limit.seconds > model.maxSeconds
	message := sprintf("%s allows %s to be %vs old, and %vs are the most that it may be", [limit.name, model.display, limit.seconds, model.maxSeconds])
	details := {"subject": limit.subject, "related": [{"subject": id}]}
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id, model in input.staleness
	model.isMeasured
	not model.hasRules
	message := sprintf("nobody can tell whether an alert watches the age of %s: the run has no alert rules", [model.display])
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id, model in input.staleness
	count(_alerts(model)) == 0
	count(model.unclear) > 0
	message := sprintf("nobody can tell at which age of %s an alert fires: the metric of %s does not say its unit", [model.display, concat(", ", model.unclear)])
}

_alerts(model) := {limit | some limit in model.limits; limit.from == "alert"}

_most(model) := sprintf(" (%vs are the most that it may be)", [model.maxSeconds]) if model.maxSeconds

else := ""
