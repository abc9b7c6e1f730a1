# METADATA
# title: Containers limit memory
# description: Every container sets a memory limit; zero limits nothing.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: kubernetes/memory-limit
#   severity: high
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload has a container
#   rationale: Memory cannot be taken back. A container that leaks without a limit takes its node, and its neighbours, with it.
#   remediation: Set resources.limits.memory above the peak of the container.
#   since: 0.1.0
#   when_not: "Where a LimitRange of the namespace fills the value in at admission: no manifest of the service shows that."
#   standards:
#     - "CWE-770: Allocation of Resources Without Limits or Throttling"
package archfit.kubernetes.memory_limit

import data.lib.archfit.kubernetes
import data.lib.archfit.resources

applies if {
	kubernetes.is_workload
	count(kubernetes.containers) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	some container in kubernetes.containers
	not resources.is_limited(container, "memory")
	message := sprintf("container %s of %s must define a memory limit", [container.name, kubernetes.display])
	details := {
		"path": array.concat(container.path, ["resources", "limits", "memory"]),
		"container": container.name,
		"declared": resources.declared(container, "limits", "memory"),
	}
}
