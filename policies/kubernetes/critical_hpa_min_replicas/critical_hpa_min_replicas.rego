# METADATA
# title: Autoscalers keep two replicas of critical workloads
# description: |
#   When an autoscaler owns the number of replicas of a critical workload, its minimum is the number that must be at least
#   two. An absent minimum counts as 1 for a HorizontalPodAutoscaler and as 0 for a KEDA ScaledObject or a Knative
#   Service, as these read it. A baseline accepts the minimum that it met: a lower one is a new finding.
# related_resources:
#   - https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/
#   - https://keda.sh/docs/latest/reference/scaledobject-spec/
#   - https://knative.dev/docs/serving/autoscaling/scale-bounds/
# custom:
#   id: kubernetes/critical-hpa-min-replicas
#   severity: high
#   scope: set
#   applies_to: [workload]
#   not_applicable: no autoscaled workload is labelled as critical (label criticality)
#   rationale: The autoscaler overwrites spec.replicas, so a critical service with three replicas and a minimum of one runs once at night.
#   remediation: Set minReplicas (minReplicaCount for KEDA, the annotation autoscaling.knative.dev/min-scale for Knative) to 2 or more.
#   parameters:
#     label: {type: string, default: criticality, description: The label that says how critical a workload is.}
#     values: {type: array, items: {type: string}, default: [critical], description: Values of the label that count as critical.}
#     minimum: {type: integer, default: 2, description: Replicas a critical workload needs.}
#   since: 0.1.0
#   related:
#     - kubernetes/hpa-max-replicas
package archfit.kubernetes.critical_hpa_min_replicas

import data.lib.archfit.criticality
import data.lib.archfit.parameters

examined contains id if some id, _ in _judged

violation contains {"msg": message, "details": details} if {
	some id, workload in _judged
	not criticality.doubt(workload)
	some autoscaler in workload.autoscalers
	not criticality.doubt(autoscaler)
	criticality.is_below(autoscaler.minimum, _parameters.minimum)
	message := sprintf("critical %s must keep at least %d replicas: %s has %s", [
		workload.display,
		_parameters.minimum,
		autoscaler.display,
		criticality.explain(autoscaler.minimum, autoscaler.minimum.field),
	])
	details := {
		"subject": autoscaler.id,
		"path": autoscaler.minimum.path,
		"related": [{"subject": id, "path": []}],
		"minReplicas": autoscaler.minimum.value,
		"source": autoscaler.minimum.source,
		"minimum": _parameters.minimum,
		"measure": criticality.measure(autoscaler.minimum),
		"fixes": _fixes(autoscaler),
	}
}

# What scales already can run in two pods; more than the maximum it cannot keep.
_fixes(autoscaler) := [fix |
	field := autoscaler.minimum.field
	field in {"minReplicaCount", "minReplicas"}
	autoscaler.maximum.value >= _parameters.minimum
	fix := {
		"title": sprintf("set %s to %d", [field, _parameters.minimum]),
		"patch": [{"op": "add", "path": sprintf("/spec/%s", [field]), "value": _parameters.minimum}],
	}
]

undecided contains {"msg": message, "details": details} if {
	some id, workload in _judged
	message := criticality.doubt(workload)
	details := {"subject": id, "path": [], "hint": criticality.hint}
}

undecided contains {"msg": message, "details": details} if {
	some _, workload in _judged
	some autoscaler in workload.autoscalers
	message := criticality.doubt(autoscaler)
	details := {"subject": autoscaler.id, "path": [], "hint": criticality.hint}
}

undecided contains {"msg": message, "details": {"subject": autoscaler.id, "path": autoscaler.minimum.path}} if {
	some _, workload in _judged
	some autoscaler in workload.autoscalers
	autoscaler.minimum.source == "unreadable"
	message := sprintf("the minimum of %s is not a number", [autoscaler.display])
}

_judged[id] := workload if {
	some id, workload in input.workloads
	workload.autoscalers != []
	criticality.is_critical(workload, _parameters)
}

_parameters := parameters.of(rego.metadata.chain())
