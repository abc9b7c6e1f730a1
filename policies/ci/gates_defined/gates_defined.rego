# METADATA
# title: A deployment waits for every gate
# description: |
#   Every job that deploys runs only where each gate of the parameter gates has succeeded before it. A gate is what jobs are known to do (test, lint,
#   contract-verification, dependency-scan, secret-scan, sast, load-test, fitness), or a regular expression for names of jobs, commands and actions.
# custom:
#   id: ci/gates-defined
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [job]
#   requires: [operations]
#   not_applicable: no gate is declared by the parameter gates, or no job deploys
#   rationale: >-
#     A gate that a deployment does not wait for is a report that is read when it is too late.
#   remediation: >-
#     Let the job need the one that is the gate, without always(), continue-on-error or allow_failure on the way.
#   parameters:
#     gates: {type: array, items: {type: string}, default: [], description: "What has to succeed before every deployment: test, contract-verification, … or regular expressions."}
#     deploy_jobs: {type: array, items: {type: string}, default: [], description: "Regular expressions for names of jobs that deploy, besides those that are known by what they do."}
#   since: 0.1.0
#   related:
#     - ci/consumer-contracts-before-deploy
#     - ci/fitness-job-blocking
package archfit.ci.gates_defined

import data.lib.archfit.parameters
import data.lib.archfit.pipelines

examined contains id if {
	count(_parameters.gates) > 0
	some id in pipelines.deploying(_parameters.deploy_jobs)
}

violation contains {"msg": message, "details": details} if {
	some id in examined
	some gate in _parameters.gates
	_standing(id, gate) == "open"
	job := pipelines.jobs[id]
	message := sprintf("%s deploys without waiting for the gate %s: %s", [job.name, gate, _reason(id, gate)])
	details := {"subject": id, "path": ["gates", gate], "gate": gate, "way": job.way, "related": _related(id, gate)}
}

undecided contains {"msg": message, "details": {"subject": id, "gate": gate}} if {
	some id in examined
	some gate in _parameters.gates
	_standing(id, gate) == "unknown"
	message := sprintf("whether %s waits for the gate %s is not known: %s", [pipelines.jobs[id].name, gate, _doubt(id, gate)])
}

_gates(id, gate) := pipelines.gates(id, gate, [gate])

_standing(id, gate) := "unknown" if {
	count(_gates(id, gate)) == 0
	count(pipelines.unseen(id)) > 0
} else := pipelines.standing(_gates(id, gate))

_reason(id, gate) := pipelines.because(_gates(id, gate)) if {
	count(_gates(id, gate)) > 0
} else := sprintf("%s is not on its way %s", [names, pipelines.way(pipelines.jobs[id])]) if {
	count(_elsewhere(gate)) > 0
	names := pipelines.listing({pipelines.jobs[other].name | some other in _elsewhere(gate)})
} else := sprintf("no job on its way %s is it", [pipelines.way(pipelines.jobs[id])])

_doubt(id, gate) := pipelines.because(_gates(id, gate)) if {
	count(_gates(id, gate)) > 0
} else := sprintf("what %s does is not seen", [pipelines.listing(pipelines.unseen(id))])

_elsewhere(gate) := pipelines.doing(gate, [gate])

_related(id, gate) := sort([{"subject": other} | some other in _elsewhere(gate); other != id])

_parameters := parameters.of(rego.metadata.chain())
