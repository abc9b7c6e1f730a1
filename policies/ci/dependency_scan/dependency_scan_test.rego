package archfit.ci.dependency_scan_test

import data.archfit.ci.dependency_scan as rule
import data.lib.archfit.pipeline_facts_test as facts

test_a_scan_passes if {
	given := facts.run([facts.job("audit", ["dependency-scan"], {})])
	rule.examined == {"repository "} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_a_bot_passes if {
	bots := {"repositories": {"": {"bots": ["Renovate"]}}}
	rule.violation == set() with input as object.union(facts.run([]), bots)
}

test_a_repository_without_a_scan_is_found if {
	rule.violation == {{
		"msg": "no pipeline of the repository scans its dependencies",
		"details": {"subject": "repository "},
	}} with input as facts.run([facts.job("unit", ["test"], {})])
}

test_a_scan_may_be_named if {
	given := facts.run([facts.job("audit", ["test"], {})])
	rule.violation == set() with input as given with data.lib.archfit.settings as {"ci/dependency-scan": {"scans": ["^audit$"]}}
}

test_what_is_not_seen_is_undecided if {
	given := facts.run([facts.job("a", [], {"unseen": ["x.yml"], "steps": [facts.step([], {"unseen": "make"})]})])
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "whether a pipeline of the repository scans its dependencies is not known: what make, x.yml does is not seen",
		"details": {"subject": "repository "},
	}} with input as given
}

test_without_pipelines_nothing_is_asked if rule.examined == set() with input as {}
