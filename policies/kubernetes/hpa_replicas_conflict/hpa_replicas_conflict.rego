# METADATA
# title: Autoscaled workloads leave the number of replicas to the autoscaler
# description: |
#   A workload that a HorizontalPodAutoscaler or a KEDA ScaledObject scales does not set spec.replicas. The fix removes the field, unless
#   it is 0, which switches a HorizontalPodAutoscaler off. Where kubectl apply has set it before, the first apply without it may briefly
#   bring the workload down to one pod, the default, until the autoscaler has counted again: the page linked below says how to hand it
#   over without that.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
# custom:
#   id: kubernetes/hpa-replicas-conflict
#   severity: low
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload is scaled by an autoscaler
#   rationale: Every deployment sets the number back, so a busy service loses pods until the autoscaler has counted again.
#   remediation: Remove spec.replicas. Where kubectl apply has set it, hand the field over first (kubectl apply edit-last-applied), or the first apply may briefly leave one pod.
#   since: 0.1.0
#   related:
#     - kubernetes/autoscaler-conflict
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
		"fixes": _fixes(workload.replicas.value),
	}
}

# Without replicas a HorizontalPodAutoscaler is switched off: whether it is meant to be, a person has to say.
_fixes(replicas) := [fix |
	replicas > 0
	fix := {
		"title": "leave the number of replicas to the autoscaler",
		"patch": [{"op": "remove", "path": "/spec/replicas"}],
	}
]

# What a number cannot be read of does not set one.
_judged[id] := workload if {
	some id, workload in input.workloads
	workload.autoscalers != []
	workload.replicas != null
}
