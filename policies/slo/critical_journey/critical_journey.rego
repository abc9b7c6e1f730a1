# METADATA
# title: What the company lives by has an objective
# description: |
#   Every journey that the catalog calls critical has an objective, its own or one of each of its services, and so has every service whose
#   criticality is critical. Each critical objective says by what it is measured, how much it promises, and over which window.
# related_resources:
#   - https://sre.google/workbook/implementing-slos/
# custom:
#   id: slo/critical-journey
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [journey, service, objective]
#   requires: [operations, catalog]
#   not_applicable: the catalog calls no journey and no service critical
#   rationale: >-
#     Without an objective nobody can say whether users could do what they came for, nor when to stop a release, and every alert is a
#     matter of taste.
#   remediation: >-
#     Write an objective with indicator, objective and window, and name the journey in it: journey in a file of our own format, a label
#     journey in OpenSLO, Sloth and Pyrra.
#   since: 0.1.0
#   related:
#     - alerts/slo-burn-rate
#     - dashboards/critical-slo
package archfit.slo.critical_journey

examined contains journey.id if some journey in _journeys

examined contains service.id if some service in _services

examined contains id if some id, _ in _objectives

violation contains {"msg": message, "details": {"subject": journey.id}} if {
	some name, journey in _journeys
	not name in _named_journeys
	without := [service | some service in journey.services; not service in _measured]
	not _by_services(journey, without)
	message := sprintf("the journey %s is critical, and no objective names it%s", [name, _instead(without)])
}

violation contains {"msg": message, "details": {"subject": service.id}} if {
	some name, service in _services
	not name in _measured
	message := sprintf("the service %s is critical, and no objective names it", [name])
}

violation contains {"msg": message, "details": {"subject": id, "missing": missing}} if {
	some id, slo in _objectives
	missing := array.concat(array.concat(_indicator(slo), _promise(slo)), _window(slo))
	count(missing) > 0
	message := sprintf("%s has no %s: %s", [slo.display, concat(" and no ", missing), slo.criticalBecause])
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id, slo in _objectives
	message := sprintf("nobody can tell by what %s is measured: the indicator %s is in no file of the run", [slo.display, slo.indicator.missing])
}

_journeys[name] := journey if {
	some name, journey in input.catalog.journeys
	journey.isCritical
}

_services[name] := service if {
	some name, service in input.catalog.services
	service.isCritical
}

_objectives[id] := slo if {
	some id, slo in input.slos
	slo.isCritical
}

_named_journeys contains slo.journey if some slo in input.slos

_measured contains slo.service if some slo in input.slos

# A journey of which nothing is said but its services is measured where all of them are.
_by_services(journey, without) if {
	count(journey.services) > 0
	count(without) == 0
}

_instead(without) := "" if count(without) == 0

else := sprintf("; nor has %s one", [concat(", ", without)])

_indicator(slo) := [] if count(slo.indicator.expressions) > 0

else := [] if slo.indicator.isElsewhere

else := [] if slo.indicator.missing

else := ["indicator"]

# The percentile of a latency is a share of the requests.
_promise(slo) := [] if slo.objective

else := [] if slo.percentile

else := [] if {
	slo.kind == "freshness"
	slo.threshold
}

else := ["objective"]

_window(slo) := [] if slo.window

else := ["window"]
