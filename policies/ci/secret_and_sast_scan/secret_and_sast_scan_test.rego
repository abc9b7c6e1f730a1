package archfit.ci.secret_and_sast_scan_test

import data.archfit.ci.secret_and_sast_scan as rule
import data.lib.archfit.pipeline_facts_test as facts

test_both_scans_pass if {
	given := facts.run([facts.job("scan", ["secret-scan", "sast"], {})])
	rule.examined == {"repository "} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_what_is_missing_is_found if {
	rule.violation == {{
		"msg": "no pipeline of the repository scans for secrets or analyses the code",
		"details": {"subject": "repository ", "missing": ["scans for secrets", "analyses the code"]},
	}} with input as facts.run([facts.job("unit", ["test"], {})])
	rule.violation == {{
		"msg": "no pipeline of the repository analyses the code",
		"details": {"subject": "repository ", "missing": ["analyses the code"]},
	}} with input as facts.run([facts.job("scan", ["secret-scan"], {})])
}

test_scans_may_be_named if {
	settings := {"ci/secret-and-sast-scan": {"secret_scans": ["^unit$"], "sast": ["^unit$"]}}
	rule.violation == set() with input as facts.run([facts.job("unit", ["test"], {})]) with data.lib.archfit.settings as settings
}

test_what_is_not_seen_is_undecided if {
	given := facts.run([facts.job("a", ["sast"], {"unseen": ["x.yml"]})])
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "whether a pipeline of the repository scans for secrets is not known: what x.yml does is not seen",
		"details": {"subject": "repository "},
	}} with input as given
}

test_without_pipelines_nothing_is_asked if rule.examined == set() with input as {}
