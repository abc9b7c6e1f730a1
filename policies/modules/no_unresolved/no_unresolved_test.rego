package archfit.modules.no_unresolved_test

import data.archfit.modules.no_unresolved as rule

_lost := {"id": "nowhere:0", "from": "a.ts", "specifier": "./b", "reason": "nothing stands at b"}

_package := {"id": "undeclared:0", "package": "axios", "importedBy": "shop", "files": 1, "from": "a.ts"}

_given(nowhere, undeclared) := {"modules": {"src": {"files": {"files:code": {"count": 1}}, "nowhere": nowhere, "undeclared": undeclared}}}

test_an_import_that_leads_nowhere_is_a_finding if {
	rule.violation == {{
		"msg": "a.ts imports ./b, which leads nowhere: nothing stands at b",
		"details": {
			"subject": "nowhere:0",
			"from": "a.ts",
			"specifier": "./b",
			"reason": "nothing stands at b",
			"hint": "Correct the path. An alias is read from paths of the nearest tsconfig; name another one by tsconfig of the source.",
		},
	}} with input as _given([_lost], [])
}

test_a_package_of_the_repository_is_told_by_its_manifest if {
	lost := object.union(_lost, {"specifier": "@shop/db", "package": "@shop/db"})
	{violation.details.hint | some violation in rule.violation} == {"Let exports, main or types of @shop/db lead to a file, or to what is built from one: its source is looked for in src and beside the manifest."} with input as _given([lost], [])
}

test_what_is_made_later_may_be_allowed if {
	lost := object.union(_lost, {"specifier": "../generated/client"})
	settings := {"modules/no-unresolved": {"allowed": ["**/generated/*"]}}
	rule.violation == set() with input as _given([lost], []) with data.lib.archfit.settings as settings
}

test_a_package_without_a_declaration_is_a_lesser_finding if {
	rule.violation == {{
		"msg": "shop does not declare the package axios: a.ts imports it",
		"details": {
			"subject": "undeclared:0",
			"severity": "low",
			"package": "axios",
			"files": 1,
			"measure": {"value": 1, "unit": "files", "better": "lower"},
			"hint": "Add axios to the dependencies of the package.json of shop.",
		},
	}} with input as _given([], [_package])
}

test_many_files_are_one_finding if {
	{violation.msg | some violation in rule.violation} == {"shop does not declare the package axios: a.ts imports it, and so do 3 other files"} with input as _given([], [object.union(_package, {"files": 4})])
	{violation.msg | some violation in rule.violation} == {"shop does not declare the package axios: a.ts imports it, and so does another file"} with input as _given([], [object.union(_package, {"files": 2})])
}

test_where_it_is_to_be_declared_depends_on_who_imports_it if {
	of_tests := object.union(_package, {"isOfTests": true})
	_hints(rule.violation) == {"Add axios to the devDependencies of the package.json of shop."} with input as _given([], [of_tests])
	of_nobody := object.remove(_package, ["importedBy"])
	_hints(rule.violation) == {"Add axios to the dependencies of a package.json."} with input as _given([], [of_nobody])
	of_types := object.union(_package, {"isTypeOnly": true})
	some hint in _hints(rule.violation) with input as _given([], [of_types])
	startswith(hint, "Add axios to the devDependencies of the package.json of shop, or its types")
}

_hints(found) := {violation.details.hint | some violation in found}

test_packages_may_be_left_to_another_tool if {
	settings := {"modules/no-unresolved": {"undeclared": "ignore"}}
	rule.violation == set() with input as _given([], [_package]) with data.lib.archfit.settings as settings
}

test_every_group_of_files_is_examined if {
	rule.examined == {"files:code"} with input as _given([], [])
	rule.examined == set() with input as {}
}
