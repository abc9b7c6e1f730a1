# METADATA
# title: Secrets and faults in code are scanned for
# description: |
#   In the pipelines of each repository some job scans for secrets (Gitleaks, TruffleHog, ggshield, …), and some job analyses the code (CodeQL, Semgrep, Sonar,
#   gosec, …).
# related_resources:
#   - https://owasp.org/www-project-devsecops-guideline/latest/
# custom:
#   id: ci/secret-and-sast-scan
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [repository]
#   requires: [operations]
#   not_applicable: no pipeline is in the run
#   rationale: >-
#     A secret that was pushed is known to others, and an injection that a tool would have found is found by others.
#   remediation: >-
#     Add a job for each (gitleaks, semgrep); name the scan that is not known by secret_scans or sast.
#   parameters:
#     secret_scans: {type: array, items: {type: string}, default: [], description: "Regular expressions for names of jobs, or for commands and actions, that scan for secrets, besides the tools that are known."}
#     sast: {type: array, items: {type: string}, default: [], description: "Regular expressions for names of jobs, or for commands and actions, that analyse code, besides the tools that are known."}
#   since: 0.1.0
#   known_misses:
#     - What a host of code scans by its settings alone, as GitHub does, is in no file.
#   related:
#     - ci/dependency-scan
package archfit.ci.secret_and_sast_scan

import data.lib.archfit.parameters
import data.lib.archfit.pipelines

examined contains repository.id if some repository in input.repositories

violation contains {"msg": message, "details": {"subject": repository.id, "missing": missing}} if {
	some repository in input.repositories
	missing := _missing(repository)
	count(missing) > 0
	count(pipelines.unseen_in(repository)) == 0
	message := sprintf("no pipeline of %s %s", [repository.name, concat(" or ", missing)])
}

undecided contains {"msg": message, "details": {"subject": repository.id}} if {
	some repository in input.repositories
	missing := _missing(repository)
	count(missing) > 0
	unseen := pipelines.unseen_in(repository)
	count(unseen) > 0
	message := sprintf("whether a pipeline of %s %s is not known: what %s does is not seen", [repository.name, concat(" or ", missing), pipelines.listing(unseen)])
}

_missing(repository) := [text |
	some [activity, patterns, text] in [
		["secret-scan", _parameters.secret_scans, "scans for secrets"],
		["sast", _parameters.sast, "analyses the code"],
	]
	not pipelines.does(repository, activity, patterns)
]

_parameters := parameters.of(rego.metadata.chain())
