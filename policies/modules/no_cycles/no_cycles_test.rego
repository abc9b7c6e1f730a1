package archfit.modules.no_cycles_test

import data.archfit.modules.no_cycles as rule

_cycle := {
	"id": "cycle:0",
	"among": "files",
	"size": 2,
	"witness": ["a.ts", "b.ts"],
	"cut": {"from": "b.ts", "to": "a.ts", "names": ["A"], "cost": 1, "freed": 2},
}

_given(cycles) := {"modules": {"src": {"files": {"files:code": {"count": 4}}, "cycles": cycles}}}

_settings(parameters) := {"modules/no-cycles": parameters}

test_files_that_load_one_another_are_one_finding if {
	rule.violation == {{
		"msg": "2 files load one another: a.ts -> b.ts -> a.ts; to cut: b.ts -> a.ts (1 name), which ends it",
		"details": {
			"subject": "cycle:0",
			"among": "files",
			"size": 2,
			"witness": ["a.ts", "b.ts"],
			"cut": _cycle.cut,
			"measure": {"value": 2, "unit": "files", "better": "lower"},
			"hint": "Move A to a place that both may import, or hand it in: then b.ts needs a.ts no more.",
		},
	}} with input as _given([_cycle])
}

test_the_shortest_circle_stands_for_the_others if {
	cycle := object.union(_cycle, {"size": 9, "cut": {"names": ["A", "B"], "cost": 3, "freed": 4}})
	{violation.msg | some violation in rule.violation} == {"9 files load one another: the shortest circle is a.ts -> b.ts -> a.ts; to cut: b.ts -> a.ts (3 names), which leaves 5 in circles"} with input as _given([cycle])
	{violation.details.hint | some violation in rule.violation} == {"Move A, B and others to a place that both may import, or hand it in: then b.ts needs a.ts no more."} with input as _given([cycle])
}

test_a_file_may_import_itself if {
	cycle := object.union(_cycle, {"size": 1, "witness": ["a.ts"], "cut": {"from": "a.ts", "freed": 1}})
	{violation.msg | some violation in rule.violation} == {"1 file imports itself: a.ts -> a.ts; to cut: a.ts -> a.ts (1 name), which ends it"} with input as _given([cycle])
}

test_a_long_circle_is_told_by_its_ends if {
	witness := [sprintf("%d.ts", [number]) | some number in numbers.range(1, 10)]
	cycle := object.union(_cycle, {"size": 10, "witness": witness, "cut": {"freed": 10}})
	{violation.msg | some violation in rule.violation} == {"10 files load one another: 1.ts -> 2.ts -> 3.ts -> 4.ts -> (3 more) -> 8.ts -> 9.ts -> 10.ts -> 1.ts; to cut: b.ts -> a.ts (1 name), which ends it"} with input as _given([cycle])
}

test_a_circle_of_types_is_a_lesser_finding_of_its_own if {
	cycle := object.union(_cycle, {"isCoupling": true})
	{[violation.msg, violation.details.severity] | some violation in rule.violation} == {[
		"2 files are in a circle of imports of types or made later: a.ts -> b.ts -> a.ts; to cut: b.ts -> a.ts (1 name), which ends it",
		"low",
	]} with input as _given([cycle])
}

test_a_circle_of_types_around_one_that_is_told_waits if {
	cycle := object.union(_cycle, {"id": "cycle:1", "size": 5, "isCoupling": true, "isTold": true})
	{violation.details.subject | some violation in rule.violation} == {"cycle:0"} with input as _given([_cycle, cycle])
}

test_types_may_count_as_any_import if {
	cycle := object.union(_cycle, {"id": "cycle:1", "size": 5, "isCoupling": true, "isTold": true})
	found := rule.violation with input as _given([_cycle, cycle])
		with data.lib.archfit.settings as _settings({"type_imports": "count"})
	{[violation.details.subject, object.get(violation.details, "severity", "as it is")] | some violation in found} == {["cycle:1", "as it is"]}
	{substring(violation.msg, 0, 26) | some violation in found} == {"5 files import one another"}
}

test_types_may_be_ignored if {
	cycle := object.union(_cycle, {"isCoupling": true})
	rule.violation == set() with input as _given([cycle])
		with data.lib.archfit.settings as _settings({"type_imports": "ignore"})
}

test_places_import_one_another if {
	cycle := object.union(_cycle, {"among": "contexts", "witness": ["orders", "billing"], "cut": {"from": "billing", "to": "orders"}})
	{violation.msg | some violation in rule.violation} == {"2 contexts import one another: orders -> billing -> orders; to cut: billing -> orders (1 name), which ends it"} with input as _given([cycle])
}

test_imports_that_lead_nowhere_leave_it_open if {
	given := {"modules": {"src": {"files": {}, "cycles": [], "unknownWays": {"id": "unknown-ways", "count": 2, "first": "a.ts -> ./b"}}}}
	{[doubt.msg, doubt.details.subject] | some doubt in rule.undecided} == {["2 imports lead nowhere that is known, such as a.ts -> ./b: a circle by that way is not seen", "unknown-ways"]} with input as given
}

test_one_import_is_enough_to_leave_it_open if {
	given := {"modules": {"src": {"files": {}, "cycles": [], "unknownWays": {"id": "unknown-ways", "count": 1, "first": "a.ts -> ./b"}}}}
	{doubt.msg | some doubt in rule.undecided} == {"1 import leads nowhere that is known, such as a.ts -> ./b: a circle by that way is not seen"} with input as given
}

test_what_has_no_names_is_told_by_its_files if {
	cycle := object.union(_cycle, {"cut": {"names": []}})
	{violation.details.hint | some violation in rule.violation} == {"Move what b.ts imports of a.ts to a place that both may import, or hand it in: then b.ts needs a.ts no more."} with input as _given([cycle])
}

test_every_group_of_files_is_examined if {
	rule.examined == {"files:code"} with input as _given([])
	rule.examined == set() with input as {}
}
