package archfit.ci.gates_defined_test

import data.archfit.ci.gates_defined as rule
import data.lib.archfit.pipeline_facts_test as facts

_settings(gates) := {"ci/gates-defined": {"gates": gates}}

_test := facts.job("unit", ["test"], {})

_deploy(given) := facts.job("deploy", ["deploy"], given)

_said(jobs, gates) := said if {
	said := {each.msg | some each in rule.violation} with input as facts.run(jobs) with data.lib.archfit.settings as _settings(gates)
}

_open(jobs, gates) := said if {
	said := {each.msg | some each in rule.undecided} with input as facts.run(jobs) with data.lib.archfit.settings as _settings(gates)
}

test_a_job_that_waits_passes if {
	_said([_test, _deploy(facts.after(["unit"]))], ["test", "^unit$"]) == set()
}

test_a_gate_beside_it_is_found if {
	rule.violation == {{
		"msg": "deploy deploys without waiting for the gate test: unit is not on its way deploy",
		"details": {"subject": "deploy", "path": ["gates", "test"], "gate": "test", "way": ["deploy"], "related": [{"subject": "unit"}]},
	}} with input as facts.run([_test, _deploy({})]) with data.lib.archfit.settings as _settings(["test"])
}

test_a_gate_that_does_not_stop_it_is_found if {
	_said([_test, _deploy(facts.loosely("unit"))], ["test"]) == {"deploy deploys without waiting for the gate test: unit: deploy runs however it ends (if: always())"}
}

test_a_gate_that_is_nowhere_is_found if {
	_said([_test, _deploy({})], ["sast"]) == {"deploy deploys without waiting for the gate sast: no job on its way deploy is it"}
}

test_what_is_not_seen_is_undecided if {
	_open([_deploy({"unseen": ["x.yml"]})], ["test"]) == {"whether deploy waits for the gate test is not known: what x.yml does is not seen"}
	_said([_deploy({"unseen": ["x.yml"]})], ["test"]) == set()
	skipped := _deploy({"before": [{"job": "unit", "weakness": facts.sometimes}]})
	_open([_test, skipped], ["test"]) == {"whether deploy waits for the gate test is not known: unit: it may be skipped"}
}

test_without_gates_nothing_is_asked if {
	rule.examined == set() with input as facts.run([_deploy({})])
	rule.examined == set() with input as {}
}
