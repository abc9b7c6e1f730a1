# METADATA
# title: The architecture that is written down covers the code
# description: |
#   Every pattern of layers, contexts and stereotypes matches a file, and every file is in a layer, or outside of them on purpose. A layer,
#   context or stereotype that has no file at all is a problem of the run and no finding of this rule: the rules about it would hold nothing.
#   Of several layerings each is asked for itself.
# custom:
#   id: modules/layer-config-not-vacuous
#   domain: modules
#   severity: medium
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: neither layers nor contexts nor stereotypes are said
#   rationale: >-
#     Rules about layers say nothing of files that are in none. A folder that was renamed, or a new one that nobody added, takes its code
#     out of the architecture without a word.
#   remediation: >-
#     Correct patterns that match nothing. Add folders to the layer that they belong to, or to outside: entry points, scripts, generated code.
#   parameters: {}
#   since: 0.1.0
#   related:
#     - modules/layer-order
#     - modules/context-per-service
#   decisions:
#     - docs/adr/0027-architecture-is-data-with-roles.md
package archfit.modules.layer_config_not_vacuous

examined contains said.subject if some said in _said

violation contains {"msg": message, "details": details} if {
	some said in _said
	some dead in said.unmatched
	message := sprintf("%s: no file matches %s", [dead.setting, dead.pattern])
	details := {
		"subject": dead.subject,
		"setting": dead.setting,
		"pattern": dead.pattern,
		"hint": "Correct it: it starts at the root of the source. Or take it out: other patterns beside it match files.",
	}
}

violation contains {"msg": message, "details": details} if {
	some said in _said
	some uncovered in said.uncovered
	message := sprintf("%s in no layer%s: %s%s", [_files(uncovered), _of(uncovered), _folders(uncovered), _more(uncovered)])
	details := {
		"subject": uncovered.subject,
		"setting": uncovered.setting,
		"folders": uncovered.folders,
		"measure": {"value": uncovered.files, "unit": "files", "better": "lower"},
		"hint": sprintf("Add %s to the layer it belongs to, or to outside.", [uncovered.folders[0].path]),
	}
}

_said contains base.architecture if some base in input.modules

_files(uncovered) := sprintf("1 of %d files is", [uncovered.of]) if uncovered.files == 1

else := sprintf("%d of %d files are", [uncovered.files, uncovered.of])

_of(uncovered) := "" if uncovered.isOnly

else := sprintf(" of %s", [uncovered.setting])

_folders(uncovered) := concat(", ", [_folder(folder) | some folder in uncovered.folders])

_folder(folder) := sprintf("%s (%d)", [folder.path, folder.files]) if endswith(folder.path, "/")

else := folder.path

_more(uncovered) := "" if uncovered.more == 0

else := sprintf(" and %d more", [uncovered.more])
