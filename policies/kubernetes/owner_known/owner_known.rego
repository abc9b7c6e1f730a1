# METADATA
# title: Owners are teams of the catalog
# description: |
#   The owner label of a workload names a team that the catalog has. A workload without the label is not judged here: that is what
#   kubernetes/owner-label asks for.
# custom:
#   id: kubernetes/owner-known
#   severity: medium
#   scope: set
#   applies_to: [workload]
#   not_applicable: no workload has an owner label
#   rationale: A misspelt team, or one that was dissolved, is nobody. The alert and the question about cost reach no one, though the label is there.
#   remediation: Correct the label, or add the team to the catalog.
#   requires: [catalog]
#   parameters:
#     labels: {type: array, items: {type: string}, default: [owner], description: The first of these labels that is set names the owner.}
#   since: 0.1.0
package archfit.kubernetes.owner_known

import data.lib.archfit.parameters

examined contains id if some id, _ in _owners

violation contains {"msg": message, "details": details} if {
	some id, owner in _owners
	not input.catalog.teams[owner.team]
	message := sprintf("%s is owned by %s, and the catalog has no such team", [input.workloads[id].display, owner.team])
	details := {
		"subject": id,
		"path": ["metadata", "labels", owner.label],
		"related": [{"subject": input.catalog.id, "path": ["teams"]}],
		"owner": owner.team,
	}
}

_owners[id] := owners[0] if {
	some id, workload in input.workloads
	owners := [{"label": label, "team": team} |
		some label in _parameters.labels
		team := trim_space(workload.labels[label])
		team != ""
	]
	count(owners) > 0
}

_parameters := parameters.of(rego.metadata.chain())
