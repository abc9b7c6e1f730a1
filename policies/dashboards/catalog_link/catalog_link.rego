# METADATA
# title: Dashboards and the catalog know each other
# description: |
#   Every service of the catalog names its dashboard, and every dashboard is named by a service: by its file, its UID, its title, or its address in
#   Grafana. Either is asked of all where half of them do, else of nobody.
# custom:
#   id: dashboards/catalog-link
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [dashboard, service]
#   requires: [operations, catalog]
#   not_applicable: few services of the catalog name a dashboard, and few dashboards are named
#   rationale: >-
#     Who looks after a service that is not their own looks in the catalog; a dashboard that is not there is found by those who made it.
#   remediation: >-
#     Name the file or the address of the dashboard below dashboards of its service in the catalog.
#   parameters:
#     share: {type: number, default: 0.5, description: "The share of the services that name a dashboard, and of the dashboards that are named, from which on it is asked of all of them; 0: of all in any case."}
#     except: {type: array, items: {type: string}, default: [], description: "Regular expressions of titles of dashboards that belong to no service: those of the cluster."}
#   since: 0.1.0
#   related:
#     - dashboards/links-resolve
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.dashboards.catalog_link

import data.lib.archfit.metrics
import data.lib.archfit.parameters

examined contains input.catalog.services[name].id if some name in _asked_services

examined contains id if some id in _asked_dashboards

violation contains {"msg": message, "details": {"subject": service.id}} if {
	some name in _asked_services
	service := input.catalog.services[name]
	count(service.dashboards) == 0
	message := sprintf("the catalog names no dashboard of %s", [name])
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in _asked_dashboards
	not id in _linked
	message := sprintf("no service of the catalog names the dashboard %s", [input.dashboards[id].title])
}

_asked_services := metrics.asked(services, linking, _parameters.share) if {
	services := {name | some name, _ in input.catalog.services}
	linking := {name |
		some name, service in input.catalog.services
		count(service.dashboards) > 0
	}
}

_asked_dashboards := metrics.asked(_judged, _linked, _parameters.share)

_judged := {id |
	some id, dashboard in input.dashboards
	not _is_excepted(dashboard.title)
}

_linked := {id |
	some id in _judged
	count(input.dashboards[id].linkedBy) > 0
}

_is_excepted(title) if {
	some pattern in _parameters.except
	regex.match(pattern, title)
}

_parameters := parameters.of(rego.metadata.chain())
