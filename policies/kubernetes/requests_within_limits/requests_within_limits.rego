# METADATA
# title: Requests stay within limits
# description: |
#   No container, and no pod as a whole, requests more of a resource than its limit, whatever units the two are written in. What cannot
#   be overcommitted (huge pages and extended resources such as GPUs) has a limit that is equal to its request. A quantity that
#   cannot be read is reported where it stands beside another one. An absent request counts as the limit, and an absent limit as
#   none, as Kubernetes reads them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources
# custom:
#   id: kubernetes/requests-within-limits
#   severity: medium
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload has a container
#   rationale: Kubernetes refuses a pod whose request is above its limit. The manifest is accepted, and the rollout waits for pods that are never created.
#   remediation: Raise the limit to the request or above, or lower the request. Set both to the same amount for huge pages and extended resources.
#   since: 0.1.0
package archfit.kubernetes.requests_within_limits

import data.lib.archfit.kubernetes
import data.lib.archfit.quantities

applies if {
	kubernetes.is_workload
	count(kubernetes.containers) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	some holder in _holders
	some resource, request in holder.value.resources.requests
	limit := _limit(holder, resource)
	reason := _reason(resource, request, limit.value)
	message := sprintf("%s requests %s of %s, %s", [holder.display, _text(request), resource, reason])
	details := {
		"path": array.concat(holder.path, ["resources", "requests", resource]),
		"related": limit.related,
		"holder": holder.name,
		"resource": resource,
		"request": request,
		"limit": limit.value,
	}
}

# Containers, and the pod where it has resources as a whole.
_holders := array.concat(_containers, [{
	"name": "pod",
	"display": sprintf("the pod of %s", [kubernetes.display]),
	"path": kubernetes.pod_spec_path,
	"value": kubernetes.pod_spec,
}])

_containers := [holder |
	some container in kubernetes.containers
	holder := object.union(container, {"display": sprintf("container %s of %s", [container.name, kubernetes.display])})
]

# Its own limit, else that of the pod, which no container can go beyond either.
_limit(holder, resource) := {"value": value, "related": [{"path": path}]} if {
	value := holder.value.resources.limits[resource]
	value != null
	path := array.concat(holder.path, ["resources", "limits", resource])
} else := {"value": value, "related": [{"path": path}]} if {
	value := kubernetes.pod_spec.resources.limits[resource]
	value != null
	path := array.concat(kubernetes.pod_spec_path, ["resources", "limits", resource])
} else := {"value": null, "related": []}

_reason(resource, request, null) := "which cannot be overcommitted and has no limit" if {
	request != null
	_is_exact(resource)
}

_reason(_, request, limit) := "which is no quantity" if {
	_are_given(request, limit)
	not quantities.is_quantity(request)
}

_reason(_, request, limit) := sprintf("and its limit %s is no quantity", [_text(limit)]) if {
	_are_given(request, limit)
	quantities.is_quantity(request)
	not quantities.is_quantity(limit)
}

_reason(_, request, limit) := sprintf("more than the limit %s", [_text(limit)]) if {
	_are_given(request, limit)
	quantities.exceeds(request, limit)
}

_reason(resource, request, limit) := sprintf("which cannot be overcommitted and has another limit, %s", [_text(limit)]) if {
	_are_given(request, limit)
	_is_exact(resource)
	quantities.exceeds(limit, request)
}

# A template leaves null, or an empty text, where a value is not set; cpu-request and its like tell that.
_are_given(request, limit) if {
	not request in {null, ""}
	not limit in {null, ""}
}

_is_exact(resource) if startswith(resource, "hugepages-")

# Extended resources have the domain of who offers them.
_is_exact(resource) if {
	contains(resource, "/")
	not contains(split(resource, "/")[0], "kubernetes.io")
}

_text(value) := sprintf("%v", [value])
