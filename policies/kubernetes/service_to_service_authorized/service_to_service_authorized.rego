# METADATA
# title: Services are called by their consumers alone
# description: |
#   A workload behind a Service, of a service that names its consumers in the catalog, is selected by a NetworkPolicy for ingress, and the
#   policies that select it let its consumers call it and no other service of the set. Ports are not compared, nor are callers from
#   outside of the cluster. Whom an AuthorizationPolicy of Istio admits is not read: where it is the only one, the rule cannot tell.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
#   - https://istio.io/latest/docs/reference/config/security/authorization-policy/
# custom:
#   id: kubernetes/service-to-service-authorized
#   severity: high
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload behind a Service is of a service that names its consumers in the catalog
#   rationale: Without a policy every pod of the cluster may call every other. Whoever gets into one service then reaches all of them.
#   remediation: Select the workload by a NetworkPolicy whose ingress names the pods of its consumers, or correct consumers in the catalog.
#   requires: [catalog]
#   since: 0.1.0
#   when_not: "Where a mesh admits callers by policies of its own: these are not read, and the rule stays undecided."
#   known_misses:
#     - "Ports are not compared, and callers from outside of the cluster are not judged."
#   standards:
#     - "CIS Kubernetes Benchmark 5.3.2: Ensure that all Namespaces have Network Policies defined"
package archfit.kubernetes.service_to_service_authorized

import data.lib.archfit.catalog
import data.lib.archfit.selectors

examined contains id if some id, _ in _judged

# Nothing selects it.
violation contains {"msg": message, "details": details} if {
	some id, service in _judged
	_network(id) == []
	_mesh(id) == []
	_unread(id) == []
	message := sprintf("no policy says who may call %s, and the catalog names %s", [
		input.workloads[id].display,
		_consumers(service),
	])
	details := {"subject": id, "path": ["metadata", "name"], "related": [_place(service)]}
}

# A rule of a policy names nobody.
violation contains {"msg": message, "details": details} if {
	some id, service in _judged
	some policy in _network(id)
	policy.callers.everybody
	message := sprintf("%s lets everybody call %s, and the catalog names %s", [
		policy.display,
		input.workloads[id].display,
		_consumers(service),
	])
	details := {
		"subject": id,
		"path": ["metadata", "name"],
		"related": [{"subject": policy.id, "path": ["spec", "ingress"]}, _place(service)],
		"policy": policy.id,
	}
}

# A policy lets a service call it that is no consumer.
violation contains {"msg": message, "details": details} if {
	some id, service in _judged
	some policy in _network(id)
	some name in (_admitted[policy.id] - _allowed(service))
	message := sprintf("%s lets the service %s call %s, and the catalog names %s", [
		policy.display,
		name,
		input.workloads[id].display,
		_consumers(service),
	])
	details := {
		"subject": id,
		"path": ["metadata", "name"],
		"related": [{"subject": policy.id, "path": ["spec", "ingress"]}, _place(service)],
		"policy": policy.id,
		"caller": name,
	}
}

# No policy lets a consumer call it.
violation contains {"msg": message, "details": details} if {
	some id, service in _judged
	_network(id) != []
	not _is_open(id)
	_unread(id) == []
	some name in _shut_out(id, service)
	message := sprintf("no policy lets the service %s call %s, and the catalog names it as a consumer", [
		name,
		input.workloads[id].display,
	])
	details := {
		"subject": id,
		"path": ["metadata", "name"],
		"related": array.concat(
			[{"subject": policy.id, "path": ["spec", "ingress"]} | some policy in _network(id)],
			[_place(service)],
		),
		"caller": name,
	}
}

undecided contains {"msg": message, "details": details} if {
	some id, service in _judged
	_is_open(id)
	not _lets_everybody(id)
	some name in _shut_out(id, service)
	message := sprintf("whether the service %s may call %s is not known: a policy admits addresses, or namespaces by their labels", [
		name,
		input.workloads[id].display,
	])
	details := {
		"subject": id,
		"path": ["metadata", "name"],
		"hint": "Name the pods of the consumer, and its namespace by the label kubernetes.io/metadata.name.",
	}
}

undecided contains {"msg": message, "details": details} if {
	some id, _ in _judged
	_network(id) == []
	some policy in _mesh(id)
	message := sprintf("whom %s lets call %s is not read", [policy.display, input.workloads[id].display])
	details := {
		"subject": id,
		"path": ["metadata", "name"],
		"hint": "Add a NetworkPolicy that names the consumers, or switch the rule off where the mesh decides.",
	}
}

undecided contains {"msg": message, "details": details} if {
	some id, _ in _judged
	not _lets_everybody(id)
	some policy in _unread(id)
	message := sprintf("whether %s is about %s is not known: its selector cannot be read", [
		policy.display,
		input.workloads[id].display,
	])
	details := {"subject": id, "path": ["metadata", "name"], "hint": "Correct the selector."}
}

_judged[id] := service if {
	some id, workload in input.workloads
	count(workload.services) > 0
	service := input.catalog.services[input.catalog.workloads[id].service]
	is_array(service.consumers)
}

_network(id) := [input.networkPolicies[policy] | some policy in _network_of[id]]

_mesh(id) := [input.authorizationPolicies[policy] | some policy in _mesh_of[id]]

# Told once for all workloads: a policy may select each of them, and admit each.
_network_of[id] contains key if {
	some key, policy in input.networkPolicies
	is_object(policy.callers)
	some id in policy.selected
}

_mesh_of[id] contains key if {
	some key, policy in input.authorizationPolicies
	policy.action in {"ALLOW", "CUSTOM"}
	some id in policy.selected
}

_admitted[key] contains _service_of(caller) if {
	some key, policy in input.networkPolicies
	is_object(policy.callers)
	some caller in policy.callers.workloads
}

_unread(id) := array.concat(
	selectors.unreadable(_about_callers, input.workloads[id].namespace),
	selectors.unreadable(_admitting, input.workloads[id].namespace),
)

_about_callers := [policy |
	some policy in input.networkPolicies
	is_object(policy.callers)
]

_admitting := [policy |
	some policy in input.authorizationPolicies
	policy.action in {"ALLOW", "CUSTOM"}
]

_lets_everybody(id) if {
	some policy in _network(id)
	policy.callers.everybody
}

# Somebody is admitted of whom the set does not tell who it is.
_is_open(id) if _lets_everybody(id)

_is_open(id) if {
	some policy in _network(id)
	policy.callers.others
}

_shut_out(id, service) := {name |
	some name in service.consumers
	count(input.catalog.services[name].workloads) > 0
} - {name |
	some policy in _network(id)
	some name in _admitted[policy.id]
}

# A service may call itself.
_allowed(service) := {name | some name in service.consumers} | {service.path[1]}

_service_of(id) := input.catalog.workloads[id].service

_consumers(service) := "no consumer" if count(service.consumers) == 0

else := concat(", ", service.consumers)

_place(service) := catalog.place({"path": array.concat(service.path, ["consumers"])})
