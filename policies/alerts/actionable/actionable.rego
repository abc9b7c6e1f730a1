# METADATA
# title: Who is paged knows what, whose, and since when
# description: |
#   Every alert that pages a person has a summary and a description, and its condition has to hold for a while before it pages: for, unless it holds two windows
#   against each other as alerts on a burn rate do. An owner and a link to a dashboard are asked of all pages where half of them
#   have one, and else of nobody.
# custom:
#   id: alerts/actionable
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [alert]
#   requires: [operations]
#   not_applicable: no alert pages a person
#   rationale: >-
#     A page that says neither what is wrong nor whose it is costs the first minutes of an outage, and one that fires on a single bad sample teaches
#     people to ignore it.
#   remediation: >-
#     Add what is missing: annotations summary, description and dashboard_url, the label team, and for.
#   parameters:
#     severities: {type: array, items: {type: string}, default: [page, critical], description: "Severities, in small letters, with which an alert pages a person."}
#     severityLabels: {type: array, items: {type: string}, default: [severity, priority], description: "Labels that say the severity."}
#     pagers: {type: array, items: {type: string}, default: [incidentio, opsgenie, pagerduty, pushover, victorops], description: "Kinds of receivers of Alertmanager that page a person, whatever the severity."}
#     share: {type: number, default: 0.5, description: "The share of the pages that have an owner, or a dashboard, from which on it is asked of all; 0: of all in any case."}
#     owner: {type: array, items: {type: string}, default: [team, owner, owning_team, squad], description: "Labels or annotations that name the owner."}
#     summary: {type: array, items: {type: string}, default: [summary, title, message], description: "Annotations that say what is wrong in a line."}
#     description: {type: array, items: {type: string}, default: [description, message], description: "Annotations that say more."}
#     dashboard: {type: array, items: {type: string}, default: [dashboard_url, dashboard, dashboard_link, dashboardUrl, __dashboardUid__, grafana_url], description: "Annotations or labels that lead to a dashboard."}
#   since: 0.1.0
#   related:
#     - alerts/page-links-runbook
#     - alerts/owner-routed
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.alerts.actionable

import data.lib.archfit.alerts
import data.lib.archfit.parameters

examined contains id if some id in _pages

violation contains {"msg": message, "details": {"subject": id, "missing": missing, "measure": measure}} if {
	some id in _pages
	alert := input.alerts[id]
	missing := [name |
		some name in ["owner", "summary", "description", "for", "dashboard"]
		name in _asked
		not _has(alert, name)
	]
	count(missing) > 0
	measure := {"value": count(missing), "unit": "missing", "better": "lower"}
	message := sprintf("the alert %s pages a person and has no %s", [alert.name, concat(" and no ", missing)])
}

_pages := alerts.pages(_parameters)

_asked contains name if some name in {"summary", "description", "for"}

_asked contains name if {
	some name in {"owner", "dashboard"}
	having := {id |
		some id in _pages
		_has(input.alerts[id], name)
	}
	_is_usual(count(having))
}

_is_usual(_) if _parameters.share == 0

_is_usual(having) if {
	having > 0
	having >= _parameters.share * count(_pages)
}

_has(alert, name) if alerts.is_said(alert, _parameters[name])

_has(alert, "for") if alert.forSeconds

# Two windows: the short one ends it, the long one begins it.
_has(alert, "for") if count(alert.errors) > 1

_parameters := parameters.of(rego.metadata.chain())
