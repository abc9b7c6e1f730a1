# METADATA
# title: Criticality is what the catalog says
# description: |
#   The criticality label of a workload, or of its pods, has the value that the catalog gives the workload or its service. A
#   workload that the catalog takes for critical and that has no such label is a finding too, since rules about critical workloads pass it
#   over; of any other one kubernetes/criticality-label says that the label is missing.
# custom:
#   id: kubernetes/criticality-agrees
#   severity: high
#   scope: set
#   applies_to: [workload]
#   not_applicable: the catalog gives no workload of the set a criticality
#   rationale: The rules about replicas, zones and disruption judge what is labelled critical. One wrong label and a critical service runs as a single pod, with every check green.
#   remediation: Set the label to what the catalog says, or correct the catalog.
#   requires: [catalog]
#   parameters:
#     label: {type: string, default: criticality, description: The label that says how critical a workload is.}
#     values: {type: array, items: {type: string}, default: [critical], description: Values of the label that count as critical.}
#   since: 0.1.0
package archfit.kubernetes.criticality_agrees

import data.lib.archfit.catalog
import data.lib.archfit.parameters

examined contains id if some id, _ in _judged

violation contains {"msg": message, "details": details} if {
	some id, entry in _judged
	label := _labels[id]
	label.value != entry.criticality.value
	message := sprintf("%s is labelled %s, and the catalog says %s (%s)", [
		input.workloads[id].display,
		label.value,
		entry.criticality.value,
		catalog.origin(entry),
	])
	details := {
		"subject": id,
		"path": array.concat(label.path, [_parameters.label]),
		"related": [catalog.place(entry.criticality)],
		"criticality": label.value,
		"catalog": entry.criticality.value,
	}
}

violation contains {"msg": message, "details": details} if {
	some id, entry in _judged
	not _labels[id]
	entry.criticality.value in _parameters.values
	message := sprintf("%s has no label %s, and the catalog says %s (%s)", [
		input.workloads[id].display,
		_parameters.label,
		entry.criticality.value,
		catalog.origin(entry),
	])
	details := {
		"subject": id,
		"path": ["metadata", "labels", _parameters.label],
		"related": [catalog.place(entry.criticality)],
		"criticality": "",
		"catalog": entry.criticality.value,
	}
}

_judged[id] := entry if {
	some id, _ in input.workloads
	entry := input.catalog.workloads[id]
	entry.criticality
}

# As the rules about critical workloads read it: the label of the workload counts before that of its pods.
_labels[id] := {"value": value, "path": ["metadata", "labels"]} if {
	some id, workload in input.workloads
	value := workload.labels[_parameters.label]
}

_labels[id] := {"value": value, "path": _pod_labels(workload.kind)} if {
	some id, workload in input.workloads
	not _is_labelled(workload)
	value := workload.podLabels[_parameters.label]
}

_is_labelled(workload) if workload.labels[_parameters.label]

_pod_labels("CronJob") := ["spec", "jobTemplate", "spec", "template", "metadata", "labels"]

_pod_labels(kind) := ["spec", "template", "metadata", "labels"] if kind != "CronJob"

_parameters := parameters.of(rego.metadata.chain())
