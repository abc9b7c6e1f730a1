# METADATA
# title: Containers request CPU
# description: Every container requests CPU. A container that only sets a CPU limit requests that much, since Kubernetes copies it; zero requests nothing.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: kubernetes/cpu-request
#   severity: high
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload has a container
#   rationale: The scheduler places pods by what they request. A container that requests nothing lands on full nodes and is starved first, and a CPU autoscaler has nothing to compute with.
#   remediation: Set resources.requests.cpu to what the container uses in normal operation.
#   since: 0.1.0
#   when_not: "Where a LimitRange of the namespace fills the value in at admission: no manifest of the service shows that."
#   decisions:
#     - docs/adr/0002-a-limit-counts-as-a-request.md
package archfit.kubernetes.cpu_request

import data.lib.archfit.kubernetes
import data.lib.archfit.resources

applies if {
	kubernetes.is_workload
	count(kubernetes.containers) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	some container in kubernetes.containers
	not resources.is_requested(container, "cpu")
	message := sprintf("container %s of %s must define a cpu request", [container.name, kubernetes.display])
	details := {
		"path": array.concat(container.path, ["resources", "requests", "cpu"]),
		"container": container.name,
		"declared": resources.declared(container, "requests", "cpu"),
	}
}
