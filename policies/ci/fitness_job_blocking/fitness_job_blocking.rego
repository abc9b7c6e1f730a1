# METADATA
# title: The job that checks the architecture blocks
# description: |
#   Where archfit finds something, its job fails (no continue-on-error, no allow_failure, no script that goes on, no --report-only), and jobs of the same
#   pipeline that deploy wait for it.
# custom:
#   id: ci/fitness-job-blocking
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [job]
#   requires: [operations]
#   not_applicable: no job runs archfit
#   rationale: >-
#     A fitness function that stops nothing is a wish: the first red run that is merged makes every later one noise.
#   remediation: >-
#     Take continue-on-error, allow_failure, "|| true" or --report-only away; let deployments need the job; and make it a required check of the branch.
#   parameters:
#     fitness_jobs: {type: array, items: {type: string}, default: [], description: "Regular expressions for names of jobs, or for commands, that check the architecture in another way: a test suite with the matchers."}
#     deploy_jobs: {type: array, items: {type: string}, default: [], description: "Regular expressions for names of jobs that deploy, besides those that are known by what they do."}
#   since: 0.1.0
#   known_misses:
#     - Whether a branch asks for the check is in no file of the repository.
#   related:
#     - ci/gates-defined
package archfit.ci.fitness_job_blocking

import data.lib.archfit.parameters
import data.lib.archfit.pipelines

examined contains id if some id in _fitness

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in _fitness
	_runs_weakly(id)
	message := sprintf("%s checks the architecture and blocks nothing: %s", [pipelines.jobs[id].name, concat("; ", sort(_certain(id)))])
}

violation contains {"msg": message, "details": {"subject": id, "way": job.way, "related": related}} if {
	some id in pipelines.deploying(_parameters.deploy_jobs)
	_beside(id) != set()
	_standing(id) == "open"
	job := pipelines.jobs[id]
	names := pipelines.listing({pipelines.jobs[other].name | some other in _beside(id)})
	message := sprintf("%s deploys without waiting for %s, which checks the architecture", [job.name, names])
	related := sort([{"subject": other} | some other in _beside(id)])
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id in _fitness
	not _runs_weakly(id)
	texts := {weakness.text | some weakness in _weaknesses(id)}
	count(texts) > 0
	message := sprintf("whether %s blocks is not known: %s", [pipelines.jobs[id].name, concat("; ", sort(texts))])
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id in pipelines.deploying(_parameters.deploy_jobs)
	_beside(id) != set()
	_standing(id) == "unknown"
	message := sprintf("whether %s waits for the check of the architecture is not known: %s", [pipelines.jobs[id].name, pipelines.because(_gates(id))])
}

_activity := "fitness"

_fitness := pipelines.doing(_activity, _parameters.fitness_jobs)

# Runs that only report stand beside one that blocks in many pipelines: a job is weak where all that it runs is.
_steps(id) := [step |
	some step in pipelines.jobs[id].steps
	_activity in step.does
]

_blocking(id) := {step |
	some step in _steps(id)
	not step.weakness
	not contains(step.text, "--report-only")
}

_weaknesses(id) := {each | each := pipelines.jobs[id].weakness} | {each |
	count(_blocking(id)) == 0
	some step in _steps(id)
	some each in _of_step(step)
}

_of_step(step) := {each | each := step.weakness} | {{"isCertain": true, "text": "it runs with --report-only"} | contains(step.text, "--report-only")}

_certain(id) := {weakness.text | some weakness in _weaknesses(id); weakness.isCertain}

_runs_weakly(id) if count(_certain(id)) > 0

# Jobs of the same pipeline, which run for the same change, but for those that are told of already.
_beside(id) := {other |
	some other in _fitness
	other in object.keys(pipelines.pipeline_of[id].jobs)
	count(_weaknesses(other)) == 0
}

_gates(id) := pipelines.gates(id, _activity, _parameters.fitness_jobs)

_standing(id) := pipelines.standing(_gates(id))

_parameters := parameters.of(rego.metadata.chain())
