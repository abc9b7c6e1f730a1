# METADATA
# description: Pipelines as facts, for tests of policies about them.
package lib.archfit.pipeline_facts_test

# METADATA
# description: A run with one pipeline of some jobs.
run(jobs) := {
	"bridges": {},
	"contractTests": {},
	"coverages": {},
	"deliveries": {},
	"flags": {},
	"repositories": {"": {"id": "repository ", "name": "the repository", "pipelines": ["ci"], "bots": []}},
	"pipelines": {"ci": pipeline(jobs)},
}

# METADATA
# description: A pipeline of some jobs.
pipeline(jobs) := {
	"id": "ci",
	"name": "ci.yml",
	"kind": "github",
	"root": "",
	"unseen": [],
	"jobs": {each.id: each | some each in jobs},
}

# METADATA
# description: A job that does some things, and what differs in it.
job(name, does, given) := object.union(
	{
		"id": name,
		"name": name,
		"isNamedDeploy": false,
		"steps": [step(does, {})],
		"unseen": [],
		"before": [],
		"way": [name],
		"services": [],
	},
	given,
)

# METADATA
# description: A step that does some things, and what differs in it.
step(does, given) := object.union({"text": concat(" ", does), "does": does, "runsAnyway": false}, given)

# METADATA
# description: Jobs that come before another, and have to succeed.
after(names) := {"before": [{"job": name} | some name in names]}

# METADATA
# description: A job that comes before another, which runs however that one ends.
loosely(name) := {"before": [{"job": name, "weakness": always}]}

always := {"isCertain": true, "text": "deploy runs however it ends (if: always())"}

sometimes := {"isCertain": false, "text": "it may be skipped"}
