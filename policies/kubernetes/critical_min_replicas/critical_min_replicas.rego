# METADATA
# title: Critical workloads keep two replicas
# description: |
#   A critical workload that no autoscaler owns runs at least two replicas. An absent replicas field counts as one, as
#   Kubernetes reads it. DaemonSets, Jobs and CronJobs have no replicas and are not judged. A baseline accepts the number
#   that it met: fewer replicas are a new finding.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas
# custom:
#   id: kubernetes/critical-min-replicas
#   severity: high
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload without an autoscaler is labelled as critical (label criticality)
#   rationale: One replica is down during every node drain, rollout and crash. A critical service has to survive the loss of a pod.
#   remediation: Set spec.replicas to 2 or more, or let an autoscaler with a minimum of 2 own the number.
#   parameters:
#     label: {type: string, default: criticality, description: The label that says how critical a workload is.}
#     values: {type: array, items: {type: string}, default: [critical], description: Values of the label that count as critical.}
#     minimum: {type: integer, default: 2, description: Replicas a critical workload needs.}
#   since: 0.1.0
#   when_not: "For a critical service that can run once only, write a waiver for this one workload: kubernetes/replicas-exception-documented says what it has to hold."
#   related:
#     - kubernetes/critical-hpa-min-replicas
#     - kubernetes/disruption-budget
#     - kubernetes/rollout-keeps-minimum
package archfit.kubernetes.critical_min_replicas

import data.lib.archfit.criticality
import data.lib.archfit.parameters

examined contains id if some id, _ in _judged

violation contains {"msg": message, "details": details} if {
	some id, workload in _judged
	not criticality.doubt(workload)
	criticality.is_below(workload.replicas, _parameters.minimum)
	message := sprintf("critical %s must have at least %d replicas: it has %s", [
		workload.display,
		_parameters.minimum,
		criticality.explain(workload.replicas, workload.replicas.field),
	])
	details := {
		"subject": id,
		"path": workload.replicas.path,
		"replicas": workload.replicas.value,
		"source": workload.replicas.source,
		"minimum": _parameters.minimum,
		"measure": criticality.measure(workload.replicas),
	}
}

undecided contains {"msg": message, "details": details} if {
	some id, workload in _judged
	message := criticality.doubt(workload)
	details := {"subject": id, "path": [], "hint": criticality.hint}
}

undecided contains {"msg": message, "details": {"subject": id, "path": workload.replicas.path}} if {
	some id, workload in _judged
	workload.replicas.source == "unreadable"
	message := sprintf("the replicas of %s are not a number", [workload.display])
}

_judged[id] := workload if {
	some id, workload in input.workloads
	workload.replicas != null
	workload.autoscalers == []
	criticality.is_critical(workload, _parameters)
}

_parameters := parameters.of(rego.metadata.chain())
