# METADATA
# description: Requests and limits of containers, as the cluster fills them in.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
package lib.archfit.resources

import data.lib.archfit.kubernetes

# METADATA
# description: |
#   A container requests a resource when it says so, when it only sets the limit (Kubernetes copies the limit), or when
#   the pod as a whole does.
is_requested(container, resource) if _is_positive(container.value.resources.requests[resource])

is_requested(container, resource) if {
	not _requests(container, resource)
	_is_positive(container.value.resources.limits[resource])
}

is_requested(_, resource) if _is_positive(kubernetes.pod_spec.resources.requests[resource])

is_requested(_, resource) if is_limited_by_pod(resource)

is_limited(container, resource) if _is_positive(container.value.resources.limits[resource])

is_limited(_, resource) if is_limited_by_pod(resource)

is_limited_by_pod(resource) if _is_positive(kubernetes.pod_spec.resources.limits[resource])

# METADATA
# description: What stands in the manifest, for the details of a finding; null where nothing does.
declared(container, section, resource) := value if {
	value := container.value.resources[section][resource]
} else := null

# Takes the container, not its requests: OPA reads the arguments of a negated call first, and where `requests` is absent
# the whole body would be undefined.
_requests(container, resource) if container.value.resources.requests[resource] != null

# A quantity of zero reserves and limits nothing; what is no quantity is refused by the cluster.
_is_positive(quantity) if {
	is_number(quantity)
	quantity > 0
}

_is_positive(quantity) if {
	is_string(quantity)
	to_number(trim_right(quantity, "numkMGTPEi")) > 0
}
