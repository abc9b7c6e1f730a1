# METADATA
# title: Autoscalers scale something that is there
# description: |
#   What a HorizontalPodAutoscaler or a KEDA ScaledObject names in scaleTargetRef is in the set, by kind and name, in its namespace, and is of a
#   kind that can be scaled. What is deployed elsewhere is named in the parameter external.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#   - https://keda.sh/docs/latest/reference/scaledobject-spec/
# custom:
#   id: kubernetes/hpa-target-exists
#   severity: high
#   scope: set
#   applies_to: [autoscaler]
#   not_applicable: no HorizontalPodAutoscaler or ScaledObject is in the input
#   rationale: An autoscaler whose target was renamed scales nothing, and says so only in its status. The service stays at the number of pods that it has.
#   remediation: Correct kind and name in scaleTargetRef, or name what is deployed elsewhere in the parameter external.
#   parameters:
#     external: {type: array, items: {type: string}, default: [], description: "Targets outside the set, each as Kind/name."}
#   since: 0.1.0
#   when_not: "Where each release is judged by itself and another one brings what it refers to: name that in external, or judge what runs together as one environment."
#   related:
#     - kubernetes/autoscaler-conflict
package archfit.kubernetes.hpa_target_exists

import data.lib.archfit.declarations
import data.lib.archfit.parameters

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

_cases contains {"facts": [autoscaler], "msg": message, "details": details} if {
	some id, autoscaler in _judged
	target := autoscaler.target
	message := sprintf("%s %s", [autoscaler.display, _fault(autoscaler)])
	details := {
		"subject": id,
		"path": ["spec", "scaleTargetRef", "name"],
		"target": {"kind": target.kind, "name": target.name},
	}
}

_fault(autoscaler) := "names nothing to scale" if autoscaler.target.name == ""

else := sprintf("scales %s, which is not in this set", [_named(autoscaler.target)]) if {
	autoscaler.targets == []
	not _named(autoscaler.target) in _external
} else := sprintf("scales %s, and a %s cannot be scaled", [_named(autoscaler.target), autoscaler.target.kind]) if {
	autoscaler.targets != []
	autoscaler.target.kind in {"CronJob", "DaemonSet", "Job", "Pod"}
}

_named(target) := sprintf("%s %s", [target.kind, target.name])

_external := {replace(name, "/", " ") | some name in _parameters.external}

# A Knative Service scales itself.
_judged[id] := autoscaler if {
	some id, autoscaler in input.autoscalers
	autoscaler.group != "serving.knative.dev"
}

_parameters := parameters.of(rego.metadata.chain())
