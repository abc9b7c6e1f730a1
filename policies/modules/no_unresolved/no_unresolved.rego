# METADATA
# title: Every import leads somewhere
# description: |
#   Each import that names a file, an alias or a package of the repository leads to a file that is there. One finding an import of a file. A package that no manifest
#   declares, of those that hold for the file, is a lesser finding: one for each package that imports it.
# custom:
#   id: modules/no-unresolved
#   domain: modules
#   severity: medium
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: no file of code is there
#   rationale: >-
#     An import that leads nowhere keeps every rule about imports: what a check does not see, it cannot forbid. A package that is there by chance, because another one
#     brings it, is gone with the next update.
#   remediation: >-
#     Correct the path, or name the tsconfig that holds the alias; declare the package in the manifest of those who import it.
#   parameters:
#     undeclared: {type: string, enum: [report, ignore], default: report, description: "Packages that no manifest declares: report, with low severity; ignore."}
#     allowed: {type: array, items: {type: string}, default: [], description: "Specifiers that may lead nowhere, as what a build makes; globs, in which * stands for all but slashes and ** for all."}
#   since: 0.1.0
#   related:
#     - modules/dynamic-import-evasion
#   decisions:
#     - docs/adr/0025-imports-lead-to-sources.md
package archfit.modules.no_unresolved

import data.lib.archfit.parameters

examined contains subject if {
	some base in input.modules
	some subject, _ in base.files
}

violation contains {"msg": message, "details": details} if {
	some base in input.modules
	some lost in base.nowhere
	not _is_allowed(lost.specifier)
	message := sprintf("%s imports %s, which leads nowhere: %s", [lost.from, lost.specifier, lost.reason])
	details := {
		"subject": lost.id,
		"from": lost.from,
		"specifier": lost.specifier,
		"reason": lost.reason,
		"hint": _hint(lost),
	}
}

violation contains {"msg": message, "details": details} if {
	_parameters.undeclared == "report"
	some base in input.modules
	some found in base.undeclared
	not _is_allowed(found.package)
	message := sprintf("%s: %s imports it%s", [_undeclared(found), found.from, _others(found.files)])
	details := {
		"subject": found.id,
		"severity": "low",
		"package": found.package,
		"files": found.files,
		"measure": {"value": found.files, "unit": "files", "better": "lower"},
		"hint": sprintf("Add %s to the %s.", [found.package, _section(found)]),
	}
}

_hint(lost) := sprintf("Let exports, main or types of %s lead to a file, or to what is built from one: its source is looked for in src and beside the manifest.", [lost.package]) if {
	lost["package"]
} else := "Correct the path. An alias is read from paths of the nearest tsconfig; name another one by tsconfig of the source."

_undeclared(found) := sprintf("%s does not declare the package %s", [found.importedBy, found.package]) if {
	found.importedBy
} else := sprintf("no package.json declares the package %s", [found.package])

_section(found) := sprintf("devDependencies of %s", [_manifest(found)]) if {
	found.isOfTests
} else := sprintf("devDependencies of %s, or its types to its dependencies where they are part of what it exports", [_manifest(found)]) if {
	found.isTypeOnly
} else := sprintf("dependencies of %s", [_manifest(found)])

_manifest(found) := sprintf("the package.json of %s", [found.importedBy]) if {
	found.importedBy
} else := "a package.json"

_others(1) := ""

_others(files) := sprintf(", and so do %d other files", [files - 1]) if files > 2

_others(2) := ", and so does another file"

_is_allowed(specifier) if {
	some pattern in _parameters.allowed
	glob.match(pattern, ["/"], specifier)
}

_parameters := parameters.of(rego.metadata.chain())
