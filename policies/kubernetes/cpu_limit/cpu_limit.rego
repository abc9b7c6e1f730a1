# METADATA
# title: Containers limit CPU
# description: Every container sets a CPU limit. Teams that leave CPU limits out on purpose, so that idle CPU may be used, switch this rule off.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: kubernetes/cpu-limit
#   severity: medium
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload has a container
#   rationale: Without a limit one container can take all the idle CPU of a node, and behaves differently on a busy node than in a test.
#   remediation: Set resources.limits.cpu, or switch the rule off where bursting is wanted.
#   since: 0.1.0
#   when_not: "Where idle CPU may be used on purpose: a limit slows a container down although its node has nothing else to do. kubernetes/cpu-request tells the scheduler what it needs all the same. And where a LimitRange of the namespace fills the value in at admission."
#   related:
#     - kubernetes/cpu-request
#     - kubernetes/memory-limit
#     - kubernetes/requests-within-limits
#   standards:
#     - "CWE-770: Allocation of Resources Without Limits or Throttling"
package archfit.kubernetes.cpu_limit

import data.lib.archfit.kubernetes
import data.lib.archfit.resources

applies if {
	kubernetes.is_workload
	count(kubernetes.containers) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	some container in kubernetes.containers
	not resources.is_limited(container, "cpu")
	message := sprintf("container %s of %s must define a cpu limit", [container.name, kubernetes.display])
	details := {
		"path": array.concat(container.path, ["resources", "limits", "cpu"]),
		"container": container.name,
		"declared": resources.declared(container, "limits", "cpu"),
	}
}
