# METADATA
# title: Dependencies are scanned for known vulnerabilities
# description: |
#   In the pipelines of each repository some job scans dependencies (npm audit, Snyk, Trivy, Grype, OSV-Scanner, dependency-review-action, a template of GitLab, …), or
#   Dependabot or Renovate is configured.
# related_resources:
#   - https://owasp.org/www-community/Component_Analysis
# custom:
#   id: ci/dependency-scan
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [repository]
#   requires: [operations]
#   not_applicable: no pipeline is in the run
#   rationale: >-
#     Most of what a service runs was written by others, and what is found in it is published with instructions.
#   remediation: >-
#     Add a job that scans (npm audit, osv-scanner, trivy fs), or configure Dependabot or Renovate; name the scan that is not known by scans.
#   parameters:
#     scans: {type: array, items: {type: string}, default: [], description: "Regular expressions for names of jobs, or for commands and actions, that scan, besides the tools that are known."}
#   since: 0.1.0
#   known_misses:
#     - What a host of code scans by its settings alone, as GitHub does, is in no file.
#   related:
#     - ci/secret-and-sast-scan
package archfit.ci.dependency_scan

import data.lib.archfit.parameters
import data.lib.archfit.pipelines

examined contains repository.id if some repository in input.repositories

violation contains {"msg": message, "details": {"subject": repository.id}} if {
	some repository in input.repositories
	not _is_scanned(repository)
	count(pipelines.unseen_in(repository)) == 0
	message := sprintf("no pipeline of %s scans its dependencies", [repository.name])
}

undecided contains {"msg": message, "details": {"subject": repository.id}} if {
	some repository in input.repositories
	not _is_scanned(repository)
	unseen := pipelines.unseen_in(repository)
	count(unseen) > 0
	message := sprintf("whether a pipeline of %s scans its dependencies is not known: what %s does is not seen", [repository.name, pipelines.listing(unseen)])
}

_is_scanned(repository) if count(repository.bots) > 0

_is_scanned(repository) if pipelines.does(repository, "dependency-scan", _parameters.scans)

_parameters := parameters.of(rego.metadata.chain())
