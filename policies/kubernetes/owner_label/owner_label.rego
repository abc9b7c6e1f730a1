# METADATA
# title: Workloads name their owner
# description: Every workload carries a label with a non-empty value that names the team that owns it.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
# custom:
#   id: kubernetes/owner-label
#   severity: high
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload is in the input
#   rationale: An alert at night, a vulnerable image or a bill finds its team by this label. Without it the workload belongs to nobody.
#   remediation: Set the label under metadata.labels of the workload, for example owner set to team-orders.
#   parameters:
#     labels: {type: array, items: {type: string}, default: [owner], description: Any one of these labels will do.}
#   since: 0.1.0
#   when_not: "Where ownership is kept by namespace, or in the catalog alone."
#   known_misses:
#     - "Whether the value names a team that there is: kubernetes/owner-known asks the catalog."
package archfit.kubernetes.owner_label

import data.lib.archfit.kubernetes
import data.lib.archfit.parameters

applies if kubernetes.is_workload

violation contains {"msg": message, "details": details} if {
	applies
	not _owned
	message := sprintf("%s names no owner: set one of the labels %s", [
		kubernetes.display,
		concat(", ", _parameters.labels),
	])
	details := {"path": ["metadata", "labels"], "labels": _parameters.labels}
}

_owned if {
	some label in _parameters.labels
	trim_space(kubernetes.labels[label]) != ""
}

_parameters := parameters.of(rego.metadata.chain())
