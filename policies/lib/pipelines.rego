# METADATA
# description: What the policies about pipelines share, which jobs deploy, what has to succeed before them, and what cannot be seen.
package lib.archfit.pipelines

# METADATA
# description: Every job by its id.
jobs[id] := job if {
	some pipeline in input.pipelines
	some id, job in pipeline.jobs
}

# METADATA
# description: The pipeline of a job.
pipeline_of[id] := pipeline if {
	some pipeline in input.pipelines
	some id, _ in pipeline.jobs
}

# METADATA
# description: |
#   Ids of the jobs that deploy: by a command or an action, by the environment they name, by their own name, or by one of the patterns that are
#   given. A job that tests in an environment deploys nothing there.
deploying(patterns) := {id |
	some id, job in jobs
	_deploys(job, patterns)
}

_deploys(job, _) if {
	some step in job.steps
	"deploy" in step.does
}

_deploys(job, _) if {
	_is_said(job)
	not _does_else(job)
}

_deploys(job, patterns) if is_named(job, patterns)

_is_said(job) if job.environment

_is_said(job) if job.isNamedDeploy

_does_else(job) if {
	some step in job.steps
	some activity in step.does
	activity in {"contract-verification", "load-test", "publish-pages", "test"}
}

# METADATA
# description: Whether the name of a job matches one of some patterns.
is_named(job, patterns) if {
	some pattern in patterns
	regex.match(pattern, job.name)
}

# METADATA
# description: Ids of the jobs that do something, by what is known of their steps or by patterns for names of jobs and for commands.
doing(activity, patterns) := {id |
	some id, job in jobs
	count(_found(job, activity, patterns)) > 0
}

# METADATA
# description: |
#   What of one kind comes before a job deploys, jobs before it and steps of its own, each with all that keeps it from stopping the job.
gates(id, activity, patterns) := _jobs_before(id, activity, patterns) | _own(id, activity, patterns)

_jobs_before(id, activity, patterns) := {{"job": gate.id, "name": gate.name, "weaknesses": weaknesses} |
	some before in jobs[id].before
	gate := jobs[before.job]
	some step in _found(gate, activity, patterns)
	weaknesses := ({each | each := before.weakness} | {each | each := gate.weakness}) | _of_step(step, jobs[id])
}

_own(id, activity, patterns) := {{"job": id, "name": job.name, "weaknesses": weaknesses} |
	job := jobs[id]
	at := _deploy_step(job)
	some index, step in job.steps
	index < at
	_is(step, activity, patterns)
	weaknesses := _of_step(step, job) | _anyway(job, at)
}

_deploy_step(job) := min({index | some index, step in job.steps; "deploy" in step.does}) if {
	some step in job.steps
	"deploy" in step.does
} else := count(job.steps)

_anyway(job, at) := {{"isCertain": true, "text": "the step that deploys runs however those before it end"}} if {
	job.steps[at].runsAnyway
} else := set()

_found(job, activity, patterns) := {step | some step in job.steps; _is(step, activity, patterns)} | {{"text": job.name} | is_named(job, patterns)}

_is(step, activity, _) if activity in step.does

_is(step, _, patterns) if {
	some pattern in patterns
	regex.match(pattern, step.text)
}

_of_step(step, job) := {each | each := step.weakness} | {{"isCertain": false, "text": text} |
	step.condition != object.get(job, "condition", "")
	text := sprintf("it runs only if %s", [step.condition])
}

# METADATA
# description: Whether one gate is sure to stop a job (kept), may be (unknown), or none is (open).
standing(found) := "kept" if {
	some gate in found
	count(gate.weaknesses) == 0
} else := "unknown" if {
	some gate in found
	every weakness in gate.weaknesses {
		not weakness.isCertain
	}
} else := "open"

# METADATA
# description: Why gates do not stop a job, as a clause.
because(found) := concat("; ", sort({text |
	some gate in found
	some weakness in gate.weaknesses
	text := sprintf("%s: %s", [gate.name, weakness.text])
}))

# METADATA
# description: What before a job, or in it, cannot be seen.
unseen(id) := ({text | some text in pipeline_of[id].unseen} | {text |
	some job in _around(id)
	some text in job.unseen
}) | {text |
	some job in _around(id)
	some step in job.steps
	text := step.unseen
}

# METADATA
# description: Whether some job of a repository does something.
does(repository, activity, patterns) if {
	some id in repository.pipelines
	some job in input.pipelines[id].jobs
	count(_found(job, activity, patterns)) > 0
}

# METADATA
# description: What the pipelines of a repository do that cannot be seen.
unseen_in(repository) := {text |
	some id in repository.pipelines
	some text in input.pipelines[id].unseen
} | {text |
	some id in repository.pipelines
	some job in input.pipelines[id].jobs
	some text in _unseen_of(job)
}

_unseen_of(job) := {text | some text in job.unseen} | {step.unseen | some step in job.steps}

# METADATA
# description: Whether tests come before a job, which may be any.
is_tested(id) if {
	some job in _around(id)
	some step in job.steps
	"test" in step.does
}

_around(id) := {jobs[id]} | {jobs[before.job] |
	some before in jobs[id].before
	not _is_passed(before)
}

_is_passed(before) if before.weakness.isCertain

# METADATA
# description: The way to a job, as people read it.
way(job) := concat(" → ", job.way)

# METADATA
# description: The first of some texts, in order, and how many more there are.
listing(texts) := sprintf("%s and %d more", [concat(", ", array.slice(sorted, 0, 3)), count(sorted) - 3]) if {
	sorted := sort(texts)
	count(sorted) > 3
} else := concat(", ", sort(texts))
