# METADATA
# title: Workloads stand in the namespace of the catalog
# description: |
#   A workload that names its namespace names the one that the catalog gives it or its service. A workload that names none is not judged:
#   it lands in the namespace of the release, which the manifest does not say, and kubernetes/namespace-explicit is about that.
# custom:
#   id: kubernetes/namespace-declared
#   severity: medium
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload both names its namespace and has one in the catalog
#   rationale: Network policies, quotas and access rights go by namespace. A service in the wrong one has those of others, and is not found where people look for it.
#   remediation: Correct metadata.namespace, or the catalog.
#   requires: [catalog]
#   since: 0.1.0
package archfit.kubernetes.namespace_declared

import data.lib.archfit.catalog

examined contains id if some id, _ in _judged

violation contains {"msg": message, "details": details} if {
	some id, entry in _judged
	workload := input.workloads[id]
	workload.namespace != entry.namespace.value
	message := sprintf("%s stands in the namespace %s, and the catalog says %s (%s)", [
		workload.display,
		workload.namespace,
		entry.namespace.value,
		catalog.origin(entry),
	])
	details := {
		"subject": id,
		"path": ["metadata", "namespace"],
		"related": [catalog.place(entry.namespace)],
		"namespace": workload.namespace,
		"catalog": entry.namespace.value,
	}
}

_judged[id] := entry if {
	some id, workload in input.workloads
	workload.namespace != ""
	entry := input.catalog.workloads[id]
	entry.namespace
}
