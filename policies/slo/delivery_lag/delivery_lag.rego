# METADATA
# title: Messages arrive within a time that is said
# description: |
#   Every objective that names a flow (flow: order-confirmation) gives the longest time that a message of it may take, at most 15 minutes, and
#   says by what it is measured.
# custom:
#   id: slo/delivery-lag
#   domain: operations
#   severity: low
#   scope: set
#   applies_to: [objective]
#   requires: [operations]
#   not_applicable: no objective names a flow
#   rationale: >-
#     A notification that comes an hour late is lost for its reader, and no request failed: only a limit for its delay shows it.
#   remediation: >-
#     Give the objective of the flow a threshold (threshold: 15m) and an indicator.
#   parameters:
#     maxSeconds: {type: number, default: 900, description: "Longest time that a message may take, in seconds."}
#   since: 0.1.0
#   related:
#     - slo/staleness-contract
package archfit.slo.delivery_lag

import data.lib.archfit.parameters

examined contains id if {
	some id, slo in input.slos
	slo.flow
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	slo := input.slos[id]
	some fault in _faults(slo)
	message := sprintf("%s: the flow %s %s", [slo.display, slo.flow, fault])
}

_faults(slo) := _limit(slo) | _measure(slo)

_limit(slo) := {"gives no longest time for a message"} if not slo.threshold

else := {sprintf("allows a message %s, and %vs are the most that may be", [slo.threshold.text, _parameters.maxSeconds])} if {
	slo.threshold.seconds > _parameters.maxSeconds
}

else := set()

_measure(slo) := set() if count(slo.indicator.expressions) > 0

else := set() if slo.indicator.isElsewhere

else := {"is measured by nothing"}

_parameters := parameters.of(rego.metadata.chain())
