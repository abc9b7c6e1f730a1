# METADATA
# title: One autoscaler scales a workload
# description: |
#   No two autoscalers have one target: neither two HorizontalPodAutoscalers nor a HorizontalPodAutoscaler beside a KEDA ScaledObject, which
#   makes one of its own. A ScaledObject that takes a HorizontalPodAutoscaler over (annotation
#   scaledobject.keda.sh/transfer-hpa-ownership) is no second one.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#   - https://keda.sh/docs/latest/concepts/scaling-deployments/#transfer-ownership-of-an-existing-hpa
# custom:
#   id: kubernetes/autoscaler-conflict
#   severity: high
#   scope: set
#   applies_to: [autoscaler]
#   not_applicable: no autoscaler that scales something of the set is in the input
#   rationale: Two autoscalers set the same number in turn, or stop where the cluster sees it (AmbiguousSelector). Nobody knows how many pods there will be.
#   remediation: Keep one autoscaler, with the metrics of both.
#   since: 0.1.0
package archfit.kubernetes.autoscaler_conflict

import data.lib.archfit.declarations

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

_cases contains {"facts": autoscalers, "msg": message, "details": details} if {
	some target, ids in _by_target
	count({_object(input.autoscalers[id]) | some id in ids}) > 1
	autoscalers := [input.autoscalers[id] | some id in sort(ids)]
	message := sprintf("%s %s has %d autoscalers: %s", [
		autoscalers[0].target.kind,
		autoscalers[0].target.name,
		count({_object(autoscaler) | some autoscaler in autoscalers}),
		concat(", ", sort({autoscaler.display | some autoscaler in autoscalers})),
	])
	details := {
		"subject": target,
		"path": [],
		"related": [{"subject": autoscaler.id, "path": ["spec", "scaleTargetRef"]} | some autoscaler in autoscalers],
	}
}

_by_target[target] contains id if {
	some id, autoscaler in _judged
	some target in autoscaler.targets
}

# A Knative Service scales itself.
_judged[id] := autoscaler if {
	some id, autoscaler in input.autoscalers
	autoscaler.targets != []
	autoscaler.group != "serving.knative.dev"
	not _is_adopted(autoscaler)
}

_is_adopted(autoscaler) if {
	autoscaler.kind == "HorizontalPodAutoscaler"
	some target in autoscaler.targets
	[target, autoscaler.name] in _adoptions
}

# Looked up, not searched: a set may have thousands of autoscalers.
_adoptions contains [target, autoscaler.adopts] if {
	some autoscaler in input.autoscalers
	some target in autoscaler.targets
}

# What stands twice is one object.
_object(autoscaler) := [autoscaler.kind, autoscaler.namespace, autoscaler.name]
