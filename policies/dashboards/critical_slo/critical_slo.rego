# METADATA
# title: Every critical objective is on a dashboard
# description: |
#   Some panel of a dashboard queries the indicator of each critical objective: the same metrics, with matchers that do not contradict its own, and the
#   status or threshold by which it tells good events from bad ones. What a recording rule computes counts as what it is computed of, and so
#   do the series that Sloth and Pyrra record under the name of the objective. Panels in the library of Grafana and queries that cannot be
#   read may show it, and nobody can tell.
# custom:
#   id: dashboards/critical-slo
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [objective]
#   requires: [operations]
#   not_applicable: no objective is critical
#   rationale: >-
#     Who is called at night opens a dashboard. Where it does not show what the call is about, they have to guess which users fail, and how
#     many.
#   remediation: >-
#     Add a panel with the indicator of the objective to the dashboard of its service.
#   since: 0.1.0
#   related:
#     - alerts/slo-burn-rate
#     - dashboards/red-panels
package archfit.dashboards.critical_slo

examined contains id if {
	some id, slo in input.slos
	slo.isCritical
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in _hidden
	not _is_unclear(id)
	message := sprintf("no panel of %s queries the indicator of the critical objective %s", [_dashboards, input.slos[id].display])
}

undecided contains {"msg": message, "details": {"subject": id, "path": [], "hint": hint}} if {
	some id in _hidden
	input.slo_panels[id].isUnknown
	message := sprintf("nobody can tell which panel shows %s: its indicator is not written as a query of Prometheus", [input.slos[id].display])
	hint := "Write the queries of its indicator into the objective."
}

undecided contains {"msg": message, "details": {"subject": id, "path": [], "hint": hint}} if {
	some id in _hidden
	not input.slo_panels[id].isUnknown
	unseen := input.slo_panels[id].unseen
	count(unseen) > 0
	message := sprintf("nobody can tell whether a panel shows %s: %s", [input.slos[id].display, concat("; ", unseen)])
	hint := "Export the dashboard with its panels, for sharing externally."
}

_hidden contains id if {
	some id in examined
	count(input.slo_panels[id].panels) == 0
}

_is_unclear(id) if input.slo_panels[id].isUnknown

_is_unclear(id) if count(input.slo_panels[id].unseen) > 0

_dashboards := "any dashboard (there is none)" if count(input.dashboards) == 0

else := "the one dashboard" if count(input.dashboards) == 1

else := sprintf("%d dashboards", [count(input.dashboards)])
