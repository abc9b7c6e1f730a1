# METADATA
# title: Containers request memory
# description: Every container requests memory. A container that only sets a memory limit requests that much, since Kubernetes copies it; zero requests nothing.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: kubernetes/memory-request
#   severity: high
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload has a container
#   rationale: The scheduler places pods by what they request. Where memory is not requested, nodes are overcommitted and pods are evicted under pressure, those without a request first.
#   remediation: Set resources.requests.memory to what the container uses in normal operation.
#   since: 0.1.0
#   when_not: "Where a LimitRange of the namespace fills the value in at admission: no manifest of the service shows that."
#   related:
#     - kubernetes/cpu-request
#     - kubernetes/memory-limit
#     - kubernetes/requests-within-limits
#   decisions:
#     - docs/adr/0002-a-limit-counts-as-a-request.md
package archfit.kubernetes.memory_request

import data.lib.archfit.kubernetes
import data.lib.archfit.resources

applies if {
	kubernetes.is_workload
	count(kubernetes.containers) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	some container in kubernetes.containers
	not resources.is_requested(container, "memory")
	message := sprintf("container %s of %s must define a memory request", [container.name, kubernetes.display])
	details := {
		"path": array.concat(container.path, ["resources", "requests", "memory"]),
		"container": container.name,
		"declared": resources.declared(container, "requests", "memory"),
	}
}
