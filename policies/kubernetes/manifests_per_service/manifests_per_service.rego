# METADATA
# title: The catalog and the manifests name the same services
# description: |
#   Every service of the catalog has a workload in the set, and every workload is of a service of the catalog. A service that names its
#   environments needs a workload in these alone, and has none in others. How a workload is matched to its service is told in the
#   guide to the catalog. A run over a part of what is configured does not ask for the services that it does not see.
# custom:
#   id: kubernetes/manifests-per-service
#   severity: medium
#   scope: set
#   applies_to: [workload, service of the catalog]
#   not_applicable: neither the catalog nor the set holds anything that runs
#   rationale: What runs and is in no catalog has no owner, no criticality and no budget; what is in the catalog and has no manifests is deployed by hand, or is gone.
#   remediation: Add the service to the catalog, or its manifests to the repository; remove what is gone.
#   requires: [catalog]
#   parameters:
#     complete: {type: boolean, default: true, description: Whether a set holds every service of the catalog. False where each service has a repository of its own and the catalog is shared.}
#   since: 0.1.0
#   when_not: "Where each service has a repository of its own and all share one catalog, set complete to false: what runs and is in no catalog is found all the same."
package archfit.kubernetes.manifests_per_service

import data.lib.archfit.catalog
import data.lib.archfit.parameters

examined contains id if some id, _ in input.workloads

examined contains service.id if some _, service in _expected

violation contains {"msg": message, "details": {"subject": service.id, "path": []}} if {
	some name, service in _expected
	count(service.workloads) == 0
	message := sprintf("the service %s of the catalog has no workload%s", [name, _where])
}

violation contains {"msg": message, "details": details} if {
	some id, workload in input.workloads
	entry := input.catalog.workloads[id]
	not entry.isKnown
	message := sprintf("%s is in no service of the catalog: it would be %s", [workload.display, catalog.origin(entry)])
	details := {"subject": id, "path": ["metadata", "name"], "service": entry.service}
}

violation contains {"msg": message, "details": details} if {
	some id, workload in input.workloads
	entry := input.catalog.workloads[id]
	service := input.catalog.services[entry.service]
	is_string(input.catalog.environment)
	is_array(service.environments)
	not input.catalog.environment in service.environments
	message := sprintf("%s runs in %s, where the catalog does not have %s", [
		workload.display,
		input.catalog.environment,
		catalog.origin(entry),
	])
	details := {
		"subject": id,
		"path": ["metadata", "name"],
		"related": [catalog.place({"path": array.concat(service.path, ["environments"])})],
		"service": entry.service,
	}
}

undecided contains {"msg": message, "details": details} if {
	_is_complete
	is_null(input.catalog.environment)
	some name, service in input.catalog.services
	is_array(service.environments)
	count(service.environments) > 0
	count(service.workloads) == 0
	message := sprintf("the service %s has no workload here, and runs in %s: which environment this is, nobody says", [
		name,
		concat(", ", service.environments),
	])
	details := {
		"subject": service.id,
		"path": ["environments"],
		"hint": "Name the environment: in the source, or with --environment.",
	}
}

# The services that have to have a workload in this set.
_expected[name] := service if {
	_is_complete
	some name, service in input.catalog.services
	_is_here(service)
}

_is_complete if {
	input.catalog.isWhole
	_parameters.complete
}

_is_here(service) if is_null(service.environments)

_is_here(service) if input.catalog.environment in service.environments

_where := sprintf(" in %s", [input.catalog.environment]) if is_string(input.catalog.environment)

else := ""

_parameters := parameters.of(rego.metadata.chain())
