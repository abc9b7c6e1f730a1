package lib.archfit.pipelines_test

import data.lib.archfit.pipeline_facts_test as facts
import data.lib.archfit.pipelines

_deploying(job, patterns) if {
	found := pipelines.deploying(patterns) with input as facts.run([job])
	count(found) == 1
}

test_what_deploys if {
	_deploying(facts.job("a", ["deploy"], {}), [])
	_deploying(facts.job("a", [], {"environment": "prod"}), [])
	_deploying(facts.job("a", [], {"isNamedDeploy": true}), [])
	_deploying(facts.job("ship", ["test"], {}), ["^ship$"])
	not _deploying(facts.job("ship", [], {}), [])
	not _deploying(facts.job("a", ["test"], {"environment": "staging"}), [])
	not _deploying(facts.job("a", ["publish-pages"], {"environment": "github-pages"}), [])
}

test_what_does_something if {
	pipelines.doing("test", []) == {"a"} with input as facts.run([facts.job("a", ["test"], {})])
	pipelines.doing("x", ["^a$"]) == {"a"} with input as facts.run([facts.job("a", ["test"], {})])
	pipelines.doing("x", ["lint"]) == {"a"} with input as facts.run([facts.job("a", ["lint"], {})])
	pipelines.doing("x", []) == set() with input as facts.run([facts.job("a", ["lint"], {})])
}

_gates(jobs) := found if {
	found := pipelines.gates("d", "test", []) with input as facts.run(jobs)
}

test_gates_are_jobs_before if {
	_gates([facts.job("a", ["test"], {}), facts.job("d", [], facts.after(["a"]))]) == {{"job": "a", "name": "a", "weaknesses": set()}}
	_gates([facts.job("a", ["test"], {}), facts.job("d", [], {})]) == set()
	weak := _gates([facts.job("a", ["test"], {"weakness": facts.sometimes}), facts.job("d", [], facts.loosely("a"))])
	weak == {{"job": "a", "name": "a", "weaknesses": {facts.always, facts.sometimes}}}
	pipelines.because(weak) == "a: deploy runs however it ends (if: always()); a: it may be skipped"
}

test_gates_are_steps_of_its_own if {
	before := [facts.step(["test"], {}), facts.step(["deploy"], {})]
	_gates([facts.job("d", [], {"steps": before})]) == {{"job": "d", "name": "d", "weaknesses": set()}}
	_gates([facts.job("d", [], {"steps": array.reverse(before)})]) == set()
	anyway := [facts.step(["test"], {}), facts.step(["deploy"], {"runsAnyway": true})]
	pipelines.standing(_gates([facts.job("d", [], {"steps": anyway})])) == "open"
	named := [facts.step(["test"], {"condition": "x", "weakness": facts.sometimes})]
	_gates([facts.job("d", [], {"steps": named})]) == {{
		"job": "d",
		"name": "d",
		"weaknesses": {facts.sometimes, {"isCertain": false, "text": "it runs only if x"}},
	}}
	_gates([facts.job("d", [], {"steps": [facts.step(["test"], {"condition": "x"})], "condition": "x"})]) == {{
		"job": "d",
		"name": "d",
		"weaknesses": set(),
	}}
}

test_how_gates_stand if {
	pipelines.standing({{"weaknesses": set()}, {"weaknesses": {facts.always}}}) == "kept"
	pipelines.standing({{"weaknesses": {facts.sometimes}}, {"weaknesses": {facts.always}}}) == "unknown"
	pipelines.standing({{"weaknesses": {facts.sometimes, facts.always}}}) == "open"
	pipelines.standing(set()) == "open"
}

test_what_is_not_seen if {
	jobs := [
		facts.job("a", [], {"unseen": ["x.yml"], "steps": [facts.step([], {"unseen": "make"})]}),
		facts.job("b", [], {"unseen": ["y.yml"]}),
		facts.job("d", [], {"before": [{"job": "a", "weakness": facts.sometimes}, {"job": "b", "weakness": facts.always}]}),
	]
	pipelines.unseen("d") == {"make", "x.yml"} with input as facts.run(jobs)
	given := {"pipelines": {"ci": object.union(facts.pipeline([facts.job("d", [], {})]), {"unseen": ["include: x"]})}}
	pipelines.unseen("d") == {"include: x"} with input as given
}

test_tests_come_before if {
	pipelines.is_tested("d") with input as facts.run([facts.job("a", ["test"], {}), facts.job("d", [], facts.after(["a"]))])
	not pipelines.is_tested("d") with input as facts.run([facts.job("a", ["test"], {}), facts.job("d", [], {})])
}

test_texts if {
	pipelines.way({"way": ["a", "b"]}) == "a → b"
	pipelines.listing({"b", "a"}) == "a, b"
	pipelines.listing({"b", "a", "d", "c", "e"}) == "a, b, c and 2 more"
}
