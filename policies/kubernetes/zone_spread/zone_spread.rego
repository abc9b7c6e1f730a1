# METADATA
# title: Critical pods are spread over zones
# description: |
#   The pods of a critical workload are kept apart by zone: by a topology spread constraint or a pod anti-affinity, required or preferred, on
#   the zone. Its label selector has to select these very pods; a selector that is absent or selects others spreads nothing.
#   What the scheduler does by itself is not counted, since every cluster may set that differently.
# related_resources:
#   - https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#   - https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone
# custom:
#   id: kubernetes/zone-spread
#   severity: high
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload with replicas is labelled as critical (label criticality)
#   rationale: Replicas that stand in one zone are lost with it, all at once, however many they are.
#   remediation: Add a topologySpreadConstraint with the topologyKey topology.kubernetes.io/zone and a labelSelector that selects the pods of the workload.
#   parameters:
#     label: {type: string, default: criticality, description: The label that says how critical a workload is.}
#     values: {type: array, items: {type: string}, default: [critical], description: Values of the label that count as critical.}
#     keys: {type: array, items: {type: string}, default: [topology.kubernetes.io/zone, failure-domain.beta.kubernetes.io/zone], description: Labels of nodes that name the zone.}
#   since: 0.1.0
#   when_not: "In clusters of one zone, and where the scheduler of every cluster spreads pods over zones by defaults of its own."
package archfit.kubernetes.zone_spread

import data.lib.archfit.criticality
import data.lib.archfit.kubernetes
import data.lib.archfit.parameters
import data.lib.archfit.selectors

# A Rollout that refers to a Deployment has no pod specification of its own.
applies if {
	kubernetes.is_workload
	kubernetes.kind in _kinds
	kubernetes.pod_spec != {}
	criticality.is_critical({"labels": kubernetes.labels, "podLabels": kubernetes.pod_labels}, _parameters)
}

_kinds := {
	"CloneSet",
	"Deployment",
	"DeploymentConfig",
	"ReplicaSet",
	"ReplicationController",
	"Rollout",
	"StatefulSet",
}

violation contains {"msg": message, "details": details} if {
	applies
	count(_terms) == 0
	message := sprintf("critical %s is not spread over zones", [kubernetes.display])
	details := {
		"path": array.concat(kubernetes.pod_spec_path, ["topologySpreadConstraints"]),
		"keys": _parameters.keys,
	}
}

violation contains {"msg": message, "details": details} if {
	applies
	count(_terms) > 0
	not _is_spread
	term := _terms[0]
	message := sprintf("critical %s is not spread over zones: the label selector of its %s does not select its own pods", [kubernetes.display, term.name])
	details := {
		"path": array.concat(term.path, ["labelSelector"]),
		"keys": _parameters.keys,
	}
}

_is_spread if {
	some term in _terms
	selectors.selects(term.value.labelSelector, kubernetes.pod_labels)
}

# What keeps pods apart by zone.
_terms := array.concat(_constraints, array.concat(_required, _preferred))

_constraints := [term |
	some index, value in kubernetes.pod_spec.topologySpreadConstraints
	value.topologyKey in _parameters.keys
	path := array.concat(kubernetes.pod_spec_path, ["topologySpreadConstraints", index])
	term := {"name": "topology spread constraint", "value": value, "path": path}
]

_required := [term |
	field := "requiredDuringSchedulingIgnoredDuringExecution"
	some index, value in kubernetes.pod_spec.affinity.podAntiAffinity[field]
	value.topologyKey in _parameters.keys
	path := array.concat(kubernetes.pod_spec_path, ["affinity", "podAntiAffinity", field, index])
	term := {"name": "pod anti-affinity", "value": value, "path": path}
]

_preferred := [term |
	field := "preferredDuringSchedulingIgnoredDuringExecution"
	some index, preference in kubernetes.pod_spec.affinity.podAntiAffinity[field]
	value := preference.podAffinityTerm
	value.topologyKey in _parameters.keys
	path := array.concat(kubernetes.pod_spec_path, ["affinity", "podAntiAffinity", field, index, "podAffinityTerm"])
	term := {"name": "pod anti-affinity", "value": value, "path": path}
]

_parameters := parameters.of(rego.metadata.chain())
