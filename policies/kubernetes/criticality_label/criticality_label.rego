# METADATA
# title: Workloads say how critical they are
# description: |
#   Every workload carries a label that says how critical it is, with a value from a list that the organisation has agreed on. The
#   label may stand on the workload or on its pods; that of the workload counts where both are there.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
# custom:
#   id: kubernetes/criticality-label
#   severity: medium
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload is in the input
#   rationale: Rules about critical workloads find them by this label. Where it is missing or misspelt, a critical service is held to nothing and every check stays green.
#   remediation: Set the label under metadata.labels of the workload, for example criticality set to standard.
#   parameters:
#     label: {type: string, default: criticality, description: The label that says how critical a workload is.}
#     values: {type: array, items: {type: string}, default: [critical, high, medium, standard, low], description: Values that the label may have.}
#   since: 0.1.0
#   when_not: "Where nobody tells services apart by how critical they are: the rules about critical workloads then have nothing to judge."
#   related:
#     - kubernetes/criticality-agrees
#     - kubernetes/critical-min-replicas
package archfit.kubernetes.criticality_label

import data.lib.archfit.kubernetes
import data.lib.archfit.parameters

applies if kubernetes.is_workload

violation contains {"msg": message, "details": details} if {
	applies
	not _label.value in _parameters.values
	message := sprintf("%s %s: use one of %s", [kubernetes.display, _reason, concat(", ", _parameters.values)])
	details := {
		"path": _label.path,
		"label": _parameters.label,
		"value": _label.value,
		"allowed": _parameters.values,
	}
}

_reason := sprintf("has no label %s", [_parameters.label]) if _label.value == null

else := sprintf("has the %s %v, which is not known", [_parameters.label, _label.value])

_label := {"value": value, "path": ["metadata", "labels", _parameters.label]} if {
	value := kubernetes.labels[_parameters.label]
	not value in {null, ""}
} else := {"value": value, "path": path} if {
	value := kubernetes.pod_labels[_parameters.label]
	not value in {null, ""}
	path := array.concat(kubernetes.pod_metadata_path, ["labels", _parameters.label])
} else := {"value": null, "path": ["metadata", "labels"]}

_parameters := parameters.of(rego.metadata.chain())
