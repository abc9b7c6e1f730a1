# METADATA
# title: Stateless services that people wait for are scaled by load
# description: |
#   A workload of a service that the catalog calls stateless and userFacing has an autoscaler: a HorizontalPodAutoscaler, a KEDA
#   ScaledObject, or Knative. Where Services send requests to some workloads of the service, only these are judged: what works in the
#   background has nobody waiting. DaemonSets, Jobs and single Pods are not judged.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: kubernetes/autoscaling-defined
#   severity: medium
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload is of a service that the catalog calls stateless and userFacing
#   rationale: A fixed number of pods is too small at the peak and too large at night. For a service without state, more pods are the cheapest answer to more requests.
#   remediation: Add a HorizontalPodAutoscaler or a ScaledObject for the workload, or correct stateless and userFacing in the catalog.
#   requires: [catalog]
#   since: 0.1.0
#   related:
#     - kubernetes/hpa-max-replicas
package archfit.kubernetes.autoscaling_defined

import data.lib.archfit.catalog

examined contains id if some id, _ in _judged

violation contains {"msg": message, "details": details} if {
	some id, entry in _judged
	workload := input.workloads[id]
	workload.autoscalers == []
	message := sprintf("nothing scales %s, and the catalog calls it stateless and user-facing (%s)", [
		workload.display,
		catalog.origin(entry),
	])
	details := {
		"subject": id,
		"path": ["spec"],
		"related": [catalog.place(entry.stateless), catalog.place(entry.userFacing)],
		"service": entry.service,
	}
}

_judged[id] := entry if {
	some id, entry in _candidates
	not entry.service in _behind_services
}

_judged[id] := entry if {
	some id, entry in _candidates
	_is_behind_service(id)
}

_candidates[id] := entry if {
	some id, workload in input.workloads
	not workload.kind in {"CronJob", "DaemonSet", "Job", "Pod"}
	entry := input.catalog.workloads[id]
	entry.stateless.value
	entry.userFacing.value
}

# Services of the catalog of which some workload gets requests.
_behind_services := {entry.service |
	some id, entry in _candidates
	_is_behind_service(id)
}

_is_behind_service(id) if count(input.workloads[id].services) > 0
