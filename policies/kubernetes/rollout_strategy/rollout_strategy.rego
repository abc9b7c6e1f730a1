# METADATA
# title: Rollouts replace pods step by step
# description: |
#   A Deployment rolls its pods over (RollingUpdate, the default) and leaves some of the old ones running meanwhile; a Rollout has a
#   canary or a blue-green strategy. Recreate, and a maxUnavailable of 100 %, stop every pod before the first new one is ready. Where that is
#   meant, for example since two pods cannot share a volume, the finding is waived by somebody who answers for the downtime.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
#   - https://argo-rollouts.readthedocs.io/en/stable/features/specification/
# custom:
#   id: kubernetes/rollout-strategy
#   severity: high
#   scope: object
#   applies_to: [workload]
#   not_applicable: no Deployment or Rollout is in the input
#   rationale: A strategy that stops all pods at once makes every release an outage, and a release that does not start an outage without an end.
#   remediation: Use RollingUpdate with maxUnavailable below 100 %, or a waiver that says why the service may be down during a release.
#   since: 0.1.0
#   when_not: "For a workload that cannot run twice, such as one whose volume one node alone can mount, waive the finding and leave the rule on for the others."
#   related:
#     - kubernetes/rollout-keeps-minimum
package archfit.kubernetes.rollout_strategy

import data.lib.archfit.kubernetes

applies if {
	kubernetes.is_workload
	kubernetes.kind in {"Deployment", "Rollout"}
}

violation contains {"msg": message, "details": details} if {
	applies
	kubernetes.kind == "Deployment"
	type := _type
	type != "RollingUpdate"
	message := sprintf("%s has the strategy %v, not RollingUpdate: all its pods are down during a rollout", [kubernetes.display, type])
	details := {"path": ["spec", "strategy", "type"], "type": type}
}

violation contains {"msg": message, "details": details} if {
	applies
	kubernetes.kind == "Deployment"
	_type == "RollingUpdate"
	share := _max_unavailable
	message := sprintf("%s lets %s of its pods be unavailable: all of them may be down during a rollout", [kubernetes.display, share])
	details := {"path": ["spec", "strategy", "rollingUpdate", "maxUnavailable"], "maxUnavailable": share}
}

violation contains {"msg": message, "details": details} if {
	applies
	kubernetes.kind == "Rollout"
	not _is_stepwise
	message := sprintf("%s has neither a canary nor a blueGreen strategy", [kubernetes.display])
	details := {"path": ["spec", "strategy"]}
}

_type := type if {
	type := kubernetes.resource.spec.strategy.type
	not type in {null, ""}
} else := "RollingUpdate"

# A share of all; a number is held against the replicas by rules that know what scales the workload.
_max_unavailable := share if {
	share := kubernetes.resource.spec.strategy.rollingUpdate.maxUnavailable
	endswith(share, "%")
	digits := trim_left(trim_right(share, "%"), "0")
	trim(digits, "0123456789") == ""
	count(digits) >= 3
}

_is_stepwise if {
	some strategy in ["blueGreen", "canary"]
	is_object(kubernetes.resource.spec.strategy[strategy])
}
