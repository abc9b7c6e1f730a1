# METADATA
# title: A rollout keeps two replicas of critical workloads
# description: |
#   While the pods of a critical workload are replaced, at least two stay: its replicas, or the minimum of its autoscaler, less maxUnavailable. An
#   absent maxUnavailable is 25 %, rounded down, for a Deployment and a Rollout, and 1 for a StatefulSet, which replaces its
#   pods in place. Workloads that have fewer pods to begin with, and those that are not replaced step by step, are found by other rules.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable
#   - https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates
# custom:
#   id: kubernetes/rollout-keeps-minimum
#   severity: high
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload with two replicas and a rolling update is labelled as critical (label criticality)
#   rationale: A rollout is the moment when pods are most likely to fail. With one left, the first failure is an outage.
#   remediation: Lower maxUnavailable (0 with a maxSurge of 1 keeps them all), or raise the replicas or the minimum of the autoscaler.
#   parameters:
#     label: {type: string, default: criticality, description: The label that says how critical a workload is.}
#     values: {type: array, items: {type: string}, default: [critical], description: Values of the label that count as critical.}
#     minimum: {type: integer, default: 2, description: Replicas a critical workload keeps during a rollout.}
#   since: 0.1.0
package archfit.kubernetes.rollout_keeps_minimum

import data.lib.archfit.criticality
import data.lib.archfit.declarations
import data.lib.archfit.parameters
import data.lib.archfit.replicas

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

undecided contains {"msg": message, "details": {"subject": id, "path": amount.path}} if {
	some id, workload in _judged
	some amount in [workload.rollingUpdate.maxUnavailable, workload.rollingUpdate.maxSurge]
	amount.source == "unreadable"
	message := sprintf("%s of %s is neither a number nor a percentage", [amount.field, workload.display])
}

undecided contains {"msg": message, "details": {"subject": bound.subject, "path": bound.path}} if {
	some workload in _critical
	some bound in replicas.unreadable(workload)
	message := sprintf("%s is not a number", [bound.field])
}

_cases contains {"facts": replicas.facts(workload), "msg": message, "details": details} if {
	some id, workload in _judged
	least := replicas.least(workload)
	unavailable := _unavailable(workload.rollingUpdate, least.value)
	kept := max([least.value - unavailable, 0])
	kept < _parameters.minimum
	amount := workload.rollingUpdate.maxUnavailable
	message := sprintf("a rollout leaves critical %s with %d of %d pods, and %d have to stay: %s, %s", [
		workload.display,
		kept,
		least.value,
		_parameters.minimum,
		least.text,
		replicas.explain(amount),
	])
	details := {
		"subject": id,
		"path": amount.path,
		"replicas": least.value,
		"maxUnavailable": unavailable,
		"minimum": _parameters.minimum,
		"measure": {"value": kept, "unit": "replicas", "better": "higher"},
	}
}

# With neither a pod more nor a pod less nothing would move: Kubernetes then takes one away.
_unavailable(update, pods) := 1 if {
	replicas.rounded_down(update.maxUnavailable, pods) == 0
	replicas.rounded_up(update.maxSurge, pods) == 0
} else := replicas.rounded_down(update.maxUnavailable, pods)

# What is below the minimum before a rollout is another rule's concern.
_judged[id] := workload if {
	some id, workload in _critical
	replicas.least(workload).value >= _parameters.minimum
}

_critical[id] := workload if {
	some id, workload in input.workloads
	is_object(workload.rollingUpdate)
	criticality.is_critical(workload, _parameters)
}

_parameters := parameters.of(rego.metadata.chain())
