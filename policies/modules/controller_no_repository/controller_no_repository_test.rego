package archfit.modules.controller_no_repository_test

import data.archfit.modules.controller_no_repository as rule
import data.lib.archfit.module_facts_test as facts

_places := facts.made_for(["controller", "repository", "service"])

_why := "a controller asks a service, which keeps the rules"

_hint := "Give a service a method that does what src/a.ts uses Db for, and call that."

test_a_controller_that_imports_a_repository_is_found if {
	given := facts.crossing(_places, 0, 1)
	rule.violation == {facts.finding("controller", "repository", _why, _hint)} with input as given
	rule.examined == {"place:0"} with input as given
}

test_through_a_barrel_as_well if {
	given := facts.detour(_places, [0, 3, 1], "barrels", {})
	rule.violation == {facts.detour_finding("controller", "repository", _why, _hint)} with input as given
	rule.violation == set() with input as facts.detour(_places, [0, 3, 1], "layers", {})
}

test_by_import_and_without_names_as_well if {
	given := facts.crossing_with(_places, 0, 1, {"form": "require()", "names": []}, {})
	facts.messages(rule.violation) == {sprintf("src/a.ts (controller) loads by require() src/b.ts (repository): %s", [_why])} with input as given
	facts.hints(rule.violation) == {"Give a service a method that does what src/a.ts uses src/b.ts for, and call that."} with input as given
}

test_others_may if {
	every ends in [[0, 2], [2, 1], [1, 2], [3, 1]] {
		rule.violation == set() with input as facts.crossing(_places, ends[0], ends[1])
	}
}

test_stereotypes_can_be_named if {
	settings := facts.settings("modules/controller-no-repository", {"controllers": ["service"]})
	count(rule.violation) == 1 with input as facts.crossing(_places, 2, 1) with data.lib.archfit.settings as settings
}

test_types_can_be_ignored if {
	settings := facts.settings("modules/controller-no-repository", {"type_imports": "ignore"})
	given := facts.crossing_with(_places, 0, 1, {"isTypeOnly": true, "names": ["Db", "Row"]}, {})
	facts.messages(rule.violation) == {sprintf("src/a.ts (controller) imports the types Db, Row from src/b.ts (repository): %s", [_why])} with input as given
	rule.violation == set() with input as given with data.lib.archfit.settings as settings
}

test_an_import_that_leads_nowhere_is_a_doubt if {
	rule.undecided == {facts.doubt("controller")} with input as facts.doubtful(_places, 0)
	rule.undecided == set() with input as facts.doubtful(_places, 2)
}

_call := {
	"id": "call:0",
	"from": 0,
	"file": "src/a.ts",
	"to": 1,
	"target": "src/b.ts",
	"name": "Db",
	"callees": ["this.db.save", "this.db.find"],
}

_calling(rest) := facts.base_of(_places, {"calls": [object.union(_call, rest)]})

test_a_controller_that_calls_a_repository_is_found if {
	rule.violation == {{
		"msg": sprintf("src/a.ts (controller) calls this.db.save, this.db.find of Db in src/b.ts (repository): %s", [_why]),
		"details": {
			"subject": "call:0",
			"from": {"file": "src/a.ts", "place": "controller"},
			"to": {"file": "src/b.ts", "name": "Db", "place": "repository"},
			"callees": ["this.db.save", "this.db.find"],
			"hint": _hint,
		},
	}} with input as _calling({})
}

test_behind_a_port_it_is_less_severe if {
	given := _calling({"isPossible": true})
	facts.messages(rule.violation) == {sprintf("src/a.ts (controller) may call this.db.save, this.db.find of Db in src/b.ts (repository): %s", [_why])} with input as given
	{found.details.severity | some found in rule.violation} == {"medium"} with input as given
}

test_what_is_behind_a_port_is_told_at_the_port if {
	rule.violation == set() with input as _calling({"isPossible": true, "via": 1})
	count(rule.violation) == 1 with input as _calling({"isPossible": true, "via": 2})
	count(rule.violation) == 1 with input as _calling({"via": 1})
}

test_what_is_imported_is_told_once if {
	rule.violation == {facts.finding("controller", "repository", _why, _hint)} with input as facts.crossing_with(_places, 0, 1, {}, {"calls": [_call]})
}

test_an_import_that_does_not_count_leaves_the_call if {
	settings := facts.settings("modules/controller-no-repository", {"type_imports": "ignore"})
	given := facts.crossing_with(_places, 0, 1, {"isTypeOnly": true}, {"calls": [_call]})
	{found.details.subject | some found in rule.violation} == {"call:0"} with input as given with data.lib.archfit.settings as settings
}

test_what_a_package_stores_is_found if {
	given := _calling_of("typeorm", "Repository", {})
	rule.violation == {{
		"msg": sprintf("src/a.ts (controller) calls this.db.save of Repository in typeorm: %s", [_why]),
		"details": {
			"subject": "call:0",
			"from": {"file": "src/a.ts", "place": "controller"},
			"package": "typeorm",
			"name": "Repository",
			"callees": ["this.db.save"],
			"hint": "Give a service a method that does what src/a.ts uses Repository for, and call that.",
		},
	}} with input as given
	count(rule.violation) == 1 with input as _calling_of("knex", "default", {})
	count(rule.violation) == 1 with input as _calling_of("typeorm", "Repository", {"via": 2})
	rule.violation == set() with input as _calling_of("typeorm", "Repository", {"via": 1})
	rule.violation == set() with input as _calling_of("typeorm", "Brackets", {})
	rule.violation == set() with input as _calling_of("typeorm", "Repository", {"from": 2})
}

_calling_of(name, export, rest) := facts.base_of(_places, {"calls": [object.union(
	{"id": "call:0", "from": 0, "file": "src/a.ts", "target": name, "name": export, "callees": ["this.db.save"]},
	rest,
)]})

test_others_may_call if {
	rule.violation == set() with input as _calling({"from": 2})
	rule.violation == set() with input as _calling({"to": 2})
	rule.violation == set() with input as _calling({"to": 0})
}
