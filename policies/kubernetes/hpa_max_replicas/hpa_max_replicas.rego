# METADATA
# title: Autoscalers have a limit
# description: |
#   Every autoscaler says how many pods it makes at most. The 100 that KEDA takes where a ScaledObject says nothing does not count, and neither
#   does a Knative Service without an upper bound. The limit is not below the minimum, and not above the parameter cap or maxReplicas of
#   the catalog, where one is given.
#   A baseline accepts the limit that it met: a higher one is a new finding.
# related_resources:
#   - https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/
#   - https://keda.sh/docs/latest/reference/scaledobject-spec/#maxreplicacount
#   - https://knative.dev/docs/serving/autoscaling/scale-bounds/
# custom:
#   id: kubernetes/hpa-max-replicas
#   severity: high
#   scope: set
#   applies_to: [autoscaler]
#   not_applicable: no autoscaler is in the input
#   rationale: Every pod takes its share of what stands behind the service, connections of the database first. Without a limit that somebody chose, a busy day decides how much.
#   remediation: Set maxReplicas (maxReplicaCount for KEDA, the annotation autoscaling.knative.dev/max-scale for Knative) to what the services behind can bear.
#   parameters:
#     cap: {type: integer, default: 0, description: Pods that no autoscaler may exceed; 0 sets no cap.}
#   since: 0.1.0
#   related:
#     - budget/hpa-dependency-budget
#     - budget/db-pool-total
package archfit.kubernetes.hpa_max_replicas

import data.lib.archfit.catalog
import data.lib.archfit.declarations
import data.lib.archfit.parameters

examined contains id if some id, _ in input.autoscalers

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

undecided contains {"msg": message, "details": {"subject": id, "path": autoscaler.maximum.path}} if {
	some id, autoscaler in input.autoscalers
	autoscaler.maximum.source == "unreadable"
	message := sprintf("the maximum of %s is not a number", [autoscaler.display])
}

_cases contains {"facts": [autoscaler], "msg": message, "details": details} if {
	some id, autoscaler in input.autoscalers
	reason := _unset(autoscaler.maximum)
	message := sprintf("%s has no %s: %s", [autoscaler.display, autoscaler.maximum.field, reason])
	details := {
		"subject": id,
		"path": autoscaler.maximum.path,
		"maximum": autoscaler.maximum.value,
	}
}

_cases contains {"facts": [autoscaler], "msg": message, "details": details} if {
	some id, autoscaler in input.autoscalers
	maximum := autoscaler.maximum
	maximum.source == "declared"
	excess := _excess(autoscaler)
	message := sprintf("%s allows %d pods (%s), %s", [
		autoscaler.display,
		maximum.value,
		maximum.field,
		excess,
	])
	details := {
		"subject": id,
		"path": maximum.path,
		"maximum": maximum.value,
		"measure": {"value": maximum.value, "unit": "replicas", "better": "lower"},
	}
}

_cases contains {"facts": [autoscaler], "msg": message, "details": details} if {
	some id, autoscaler in input.autoscalers
	maximum := autoscaler.maximum
	maximum.source == "declared"
	is_number(autoscaler.minimum.value)
	maximum.value < autoscaler.minimum.value
	message := sprintf("%s allows %d pods at most (%s) and %d at least (%s)", [
		autoscaler.display,
		maximum.value,
		maximum.field,
		autoscaler.minimum.value,
		autoscaler.minimum.field,
	])
	details := {
		"subject": id,
		"path": maximum.path,
		"maximum": maximum.value,
		"minimum": autoscaler.minimum.value,
	}
}

_unset(maximum) := "nothing limits its pods" if maximum.source == "none"

_unset(maximum) := sprintf("KEDA takes %d, which nobody chose", [maximum.value]) if maximum.source == "default"

_excess(autoscaler) := sprintf("and at most %d are allowed", [_parameters.cap]) if {
	_parameters.cap > 0
	autoscaler.maximum.value > _parameters.cap
} else := sprintf("and the catalog allows %d (%s)", [entry.maxReplicas.value, catalog.origin(entry)]) if {
	exceeded := [entry |
		some id in sort(autoscaler.targets)
		entry := input.catalog.workloads[id]
		autoscaler.maximum.value > entry.maxReplicas.value
	]
	entry := exceeded[0]
}

_parameters := parameters.of(rego.metadata.chain())
