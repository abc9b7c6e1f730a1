package archfit.ci.fitness_job_blocking_test

import data.archfit.ci.fitness_job_blocking as rule
import data.lib.archfit.pipeline_facts_test as facts

_fitness(given) := facts.job("gate", ["fitness"], given)

_step(given) := {"steps": [facts.step(["fitness"], given)]}

_deploy(given) := facts.job("deploy", ["deploy"], given)

_said(jobs) := said if {
	said := {each.msg | some each in rule.violation} with input as facts.run(jobs)
}

_open(jobs) := said if {
	said := {each.msg | some each in rule.undecided} with input as facts.run(jobs)
}

test_a_job_that_blocks_passes if {
	rule.examined == {"gate"} with input as facts.run([_fitness({})])
	_said([_fitness({}), _deploy(facts.after(["gate"]))]) == set()
	_open([_fitness({}), _deploy(facts.after(["gate"]))]) == set()
}

test_a_job_that_may_fail_is_found if {
	weakness := {"isCertain": true, "text": "it has continue-on-error: true"}
	rule.violation == {{
		"msg": "gate checks the architecture and blocks nothing: it has continue-on-error: true",
		"details": {"subject": "gate"},
	}} with input as facts.run([_fitness({"weakness": weakness})])
	_said([_fitness(_step({"weakness": weakness}))]) == {"gate checks the architecture and blocks nothing: it has continue-on-error: true"}
	_said([_fitness(_step({"text": "archfit check --report-only"}))]) == {"gate checks the architecture and blocks nothing: it runs with --report-only"}
}

test_a_run_that_reports_beside_one_that_blocks_passes if {
	steps := [facts.step(["fitness"], {"text": "archfit check --report-only"}), facts.step(["fitness"], {})]
	_said([_fitness({"steps": steps})]) == set()
}

test_a_deployment_beside_it_is_found if {
	rule.violation == {{
		"msg": "deploy deploys without waiting for gate, which checks the architecture",
		"details": {"subject": "deploy", "way": ["deploy"], "related": [{"subject": "gate"}]},
	}} with input as facts.run([_fitness({}), _deploy({})])
}

test_what_depends_is_undecided if {
	_open([_fitness({"weakness": facts.sometimes})]) == {"whether gate blocks is not known: it may be skipped"}
	skipped := _deploy({"before": [{"job": "gate", "weakness": facts.sometimes}]})
	_open([_fitness({}), skipped]) == {"whether deploy waits for the check of the architecture is not known: gate: it may be skipped"}
}

test_a_job_that_is_named_counts if {
	settings := {"ci/fitness-job-blocking": {"fitness_jobs": ["^unit$"]}}
	given := facts.run([facts.job("unit", ["test"], {})])
	rule.examined == {"unit"} with input as given with data.lib.archfit.settings as settings
	rule.examined == set() with input as given
	rule.examined == set() with input as {}
}
