# METADATA
# title: Dashboards of services show rate, errors and duration
# description: |
#   A dashboard that is about the requests of a service shows how many there are, how many of them fail and how long they take. About requests is one
#   that queries metrics of requests and either names a service, is linked by one in the catalog, or shows two of the three. A line for each
#   status shows errors too.
# related_resources:
#   - https://grafana.com/blog/2018/08/02/the-red-method-how-to-instrument-your-services/
# custom:
#   id: dashboards/red-panels
#   domain: operations
#   severity: low
#   scope: set
#   applies_to: [dashboard]
#   requires: [operations]
#   not_applicable: no dashboard is about the requests of a service
#   rationale: >-
#     Fewer requests, more that fail and slower ones look alike to users, and are mended in different places.
#   remediation: >-
#     Add a panel for what is missing: the rate of requests, the share that fails, a quantile of how long they take.
#   since: 0.1.0
#   related:
#     - modules/red-metrics
package archfit.dashboards.red_panels

examined contains id if {
	some id, dashboard in input.dashboards
	dashboard.isAboutRequests
	_is_of_service(dashboard)
}

violation contains {"msg": message, "details": {"subject": id, "missing": missing}} if {
	some id in examined
	missing := _missing(id)
	count(missing) > 0
	count(input.dashboards[id].unseen) == 0
	message := sprintf("%s does not show %s of requests", [input.dashboards[id].title, _listing(missing)])
}

undecided contains {"msg": message, "details": {"subject": id, "path": [], "hint": hint}} if {
	some id in examined
	missing := _missing(id)
	count(missing) > 0
	unseen := input.dashboards[id].unseen
	count(unseen) > 0
	message := sprintf("nobody can tell whether %s shows %s of requests: %s", [input.dashboards[id].title, _listing(missing), concat("; ", unseen)])
	hint := "Export the dashboard with its panels, for sharing externally."
}

_missing(id) := [signal |
	some signal in ["rate", "errors", "duration"]
	not signal in input.dashboards[id].signals
]

_listing(missing) := concat(" and ", [_names[signal] | some signal in missing])

_names := {"rate": "the rate", "errors": "the errors", "duration": "the duration"}

_is_of_service(dashboard) if count(dashboard.services) > 0

_is_of_service(dashboard) if count(dashboard.signals) > 1
