# METADATA
# title: Critical workloads survive the loss of a zone
# description: |
#   When the fullest zone is lost, enough pods of a critical workload are left. How full a zone may get follows from a topology spread constraint on the
#   zone (replicas, zones and maxSkew), or from a pod anti-affinity, which puts one pod into each zone as long as there are enough. A preference
#   (`ScheduleAnyway`, a preferred anti-affinity) counts as kept unless the parameter preferences is false: the scheduler may give it up when a zone is full.
#   A nodeSelector on the zone puts all pods into one.
#   A workload without any spread over zones is found by kubernetes/zone-spread, and one with a single pod by the rules about replicas. The replicas are the minimum of an autoscaler where there is one.
# related_resources:
#   - https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition
# custom:
#   id: kubernetes/one-zone-loss-capacity
#   severity: high
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload that is spread over zones is labelled as critical (label criticality)
#   rationale: Zones fail as a whole, and take every pod along that the scheduler was allowed to put into them.
#   remediation: Spread over zones with maxSkew 1, and keep enough replicas (or a minimum of the autoscaler) to lose a zone's share.
#   parameters:
#     label: {type: string, default: criticality, description: The label that says how critical a workload is.}
#     values: {type: array, items: {type: string}, default: [critical], description: Values of the label that count as critical.}
#     keys: {type: array, items: {type: string}, default: [topology.kubernetes.io/zone, failure-domain.beta.kubernetes.io/zone], description: Labels of nodes that name the zone.}
#     zones: {type: integer, default: 3, description: Zones that the cluster has where the catalog does not say.}
#     minimum: {type: integer, default: 1, description: Replicas that have to be left.}
#     preferences: {type: boolean, default: true, description: Whether a spread that the scheduler may give up counts as kept.}
#   since: 0.1.0
#   when_not: "In clusters of one zone."
#   known_misses:
#     - "Kubernetes heeds maxSkew where it places pods, and not where it removes them: after scaling down, zones may be less even than the rule takes them for."
#   related:
#     - kubernetes/critical-min-replicas
package archfit.kubernetes.one_zone_loss_capacity

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

undecided contains {"msg": message, "details": {"subject": id, "path": array.concat(term.path, ["maxSkew"])}} if {
	some id, workload in _judged
	some term in _binding(workload)
	term.kind == "constraint"
	term.maxSkew == null
	message := sprintf("the maxSkew of %s is not a number above 0", [workload.display])
}

undecided contains {"msg": message, "details": {"subject": bound.subject, "path": bound.path}} if {
	some workload in _judged
	some bound in replicas.unreadable(workload)
	message := sprintf("%s is not a number", [bound.field])
}

_cases contains {"facts": replicas.facts(workload), "msg": message, "details": details} if {
	some id, workload in _judged
	least := replicas.least(workload)
	least.value > 1
	[fullest, reason] := _fullest(workload, least.value)
	left := least.value - fullest
	left < _parameters.minimum
	message := sprintf("critical %s keeps %d of %d pods when a zone is lost, and %d have to be left: %s, and %s", [
		workload.display,
		left,
		least.value,
		_parameters.minimum,
		least.text,
		reason,
	])
	details := {
		"subject": id,
		"path": _path(workload),
		"replicas": least.value,
		"fullest": fullest,
		"zones": _zones,
		"minimum": _parameters.minimum,
		"measure": {"value": left, "unit": "replicas", "better": "higher"},
	}
}

# The most pods that may stand in one zone, and why.
_fullest(workload, pods) := [pods, "its nodeSelector names one zone"] if {
	some key in _parameters.keys
	workload.pods.nodeSelector[key]
} else := [least, reason] if {
	limits := [limit | some term in _binding(workload); limit := _limit(term, pods)]
	count(limits) > 0
	least := min([limit.pods | some limit in limits])
	reason := [limit.reason | some limit in limits; limit.pods == least][0]
} else := [pods, "nothing that the scheduler must keep to spreads them over zones"] if {
	count(_binding(workload)) == 0
}

# Of n pods in z zones, c in the fullest and at least c - s in each other: c + (z - 1)(c - s) <= n.
_limit(term, pods) := {"pods": fullest, "reason": reason} if {
	term.kind == "constraint"
	is_number(term.maxSkew)
	zones := _zones
	fullest := min([pods, floor((pods + ((zones - 1) * term.maxSkew)) / zones)])
	reason := sprintf("with maxSkew %d and %d zones the fullest holds %d", [term.maxSkew, zones, fullest])
}

_limit(term, pods) := {"pods": min([pods, 1]), "reason": "its anti-affinity puts one pod into each zone"} if {
	term.kind == "anti-affinity"
	term.isRequired
}

_limit(term, pods) := {"pods": fullest, "reason": reason} if {
	term.kind == "anti-affinity"
	not term.isRequired
	fullest := ceil(pods / _zones)
	reason := sprintf("by the anti-affinity that it prefers, the fullest of %d zones holds %d", [_zones, fullest])
}

_binding(workload) := [term |
	some term in _terms(workload)
	_binds(term)
]

_binds(term) if term.isRequired

_binds(_) if _parameters.preferences

_terms(workload) := [term |
	some term in workload.pods.spread
	term.topologyKey in _parameters.keys
	term.selectsOwnPods
]

_path(workload) := _terms(workload)[0].path

_judged[id] := workload if {
	some id, workload in input.workloads
	workload.replicas != null
	is_object(workload.pods)
	criticality.is_critical(workload, _parameters)
	count(_terms(workload)) > 0
}

_zones := zones if {
	zones := input.catalog.zones.value
} else := _parameters.zones

_parameters := parameters.of(rego.metadata.chain())
