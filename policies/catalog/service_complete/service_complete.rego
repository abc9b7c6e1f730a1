# METADATA
# title: A service of the catalog has all that it is run by
# description: |
#   Each service of the catalog has a contract, where others call it and the run has contracts; a dashboard and a runbook, where the run has
#   some of these. What a service has is found by the catalog (contracts, dashboards, runbooks), by the name of a contract, by the title or a
#   tag of a dashboard, and by the label of an alert that links to a runbook. Whether it has manifests, kubernetes/manifests-per-service asks.
# custom:
#   id: catalog/service-complete
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [service]
#   requires: [joined, catalog]
#   not_applicable: the run has no contracts, dashboards or runbooks, or the catalog no services
#   rationale: >-
#     Who is called at night needs to see how the service is, what to do about it, and what it has promised to whom.
#   remediation: >-
#     Write what is missing, and name it in the catalog under contracts, dashboards or runbooks of the service.
#   parameters:
#     except: {type: array, items: {type: string}, default: [], description: Services of which nothing is asked.}
#   since: 0.1.0
#   related:
#     - kubernetes/manifests-per-service
#     - alerts/page-links-runbook
package archfit.catalog.service_complete

import data.lib.archfit.parameters

examined contains service.id if {
	some name in _services
	service := input.services[name]
	count(_asked(service)) > 0
}

violation contains {"msg": message, "details": {"subject": service.id, "missing": missing}} if {
	some name in _services
	service := input.services[name]
	missing := sort([what | some what in _asked(service); count(service[_lists[what]]) == 0])
	count(missing) > 0
	message := sprintf("%s has no %s", [name, concat(" and no ", missing)])
}

_services contains name if {
	some name, service in input.services
	service.isCatalogued
	not name in _parameters.except
}

_lists := {"contract": "contracts", "dashboard": "dashboards", "runbook": "runbooks"}

_asked(service) := {"contract" |
	"contracts" in input.given
	count(object.get(service, "consumers", [])) > 0
} | {what | some what in _kept}

# What is written down for nobody is not in use here.
_kept contains what if {
	some what in ["dashboard", "runbook"]
	some service in input.services
	count(service[_lists[what]]) > 0
}

_parameters := parameters.of(rego.metadata.chain())
