package archfit.test.unit_coverage_test

import data.archfit.test.unit_coverage as rule

_run(total, packages) := {"coverages": {"c": {
	"id": "c",
	"name": "coverage-summary.json",
	"total": total,
	"packages": {name: {"id": sprintf("c#%s", [name]), "shares": shares} | some name, shares in packages},
}}}

_id := "test/unit-coverage"

test_enough_passes if {
	rule.examined == {"c", "c#packages/a"} with input as _run({"lines": 80}, {"packages/a": {"lines": 80}})
	rule.violation == set() with input as _run({"lines": 80}, {"packages/a": {"lines": 80}})
	rule.undecided == set() with input as _run({"lines": 80}, {})
}

test_too_little_is_found if {
	rule.violation == {{
		"msg": "coverage-summary.json: tests run 79.99 % of the lines, and 80 % are asked for",
		"details": {
			"subject": "c",
			"measure": {"value": 79.99, "unit": "percent", "better": "higher"},
			"minimum": 80,
		},
	}} with input as _run({"lines": 79.99}, {})
}

test_a_package_that_the_average_hides_is_found if {
	given := _run({"lines": 90}, {"packages/a": {"lines": 95}, "packages/b": {"lines": 10}})
	{each.msg | some each in rule.violation} == {"packages/b: tests run 10 % of the lines, and 80 % are asked for"} with input as given
	rule.violation == set() with input as given with data.lib.archfit.settings as {_id: {"package_minimum": 0}}
}

test_another_metric_may_count if {
	given := _run({"lines": 90, "branches": 60}, {})
	count(rule.violation) == 1 with input as given with data.lib.archfit.settings as {_id: {"metric": "branches"}}
	rule.violation == set() with input as given with data.lib.archfit.settings as {_id: {"metric": "branches", "minimum": 60}}
}

test_a_report_without_the_metric_is_undecided if {
	rule.violation == set() with input as _run({}, {"packages/a": {}})
	rule.undecided == {{"msg": "coverage-summary.json says nothing of lines", "details": {"subject": "c"}}} with input as _run({}, {"packages/a": {}})
	rule.examined == set() with input as {}
}
