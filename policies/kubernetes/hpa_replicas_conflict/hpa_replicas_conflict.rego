# METADATA
# title: Autoscaled workloads leave the number of replicas to the autoscaler
# description: |
#   A workload that a HorizontalPodAutoscaler or a KEDA ScaledObject scales does not set spec.replicas.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
# custom:
#   id: kubernetes/hpa-replicas-conflict
#   severity: low
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload is scaled by an autoscaler
#   rationale: Every deployment sets the number back, so a busy service loses pods until the autoscaler has counted again.
#   remediation: Remove spec.replicas, once the running workload no longer depends on it.
package archfit.kubernetes.hpa_replicas_conflict

import data.lib.archfit.declarations

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

_cases contains {"facts": array.concat([workload], workload.autoscalers), "msg": message, "details": details} if {
	some id, workload in _judged
	workload.replicas.source == "declared"
	names := sort({autoscaler.display | some autoscaler in workload.autoscalers})
	message := sprintf("%s sets spec.replicas %d, which every deployment takes back from %s", [
		workload.display,
		workload.replicas.value,
		concat(", ", names),
	])
	details := {
		"subject": id,
		"path": workload.replicas.path,
		"related": [{"subject": autoscaler.id, "path": []} | some autoscaler in workload.autoscalers],
		"replicas": workload.replicas.value,
	}
}

# What a number cannot be read of does not set one.
_judged[id] := workload if {
	some id, workload in input.workloads
	workload.autoscalers != []
	workload.replicas != null
}
