# METADATA
# title: Who is paged is told what to do
# description: |
#   Every alert that pages a person has a link to a runbook. An alert pages where its severity says so, or where the routes of Alertmanager, if
#   the run has them, send it to a receiver that pages in any case. A link with a template in it counts as one.
# related_resources:
#   - https://sre.google/workbook/on-call/
#   - https://prometheus.io/docs/practices/alerting/
# custom:
#   id: alerts/page-links-runbook
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [alert]
#   requires: [operations]
#   not_applicable: no alert pages a person
#   rationale: >-
#     Whoever is woken at night should read what to do, and not have to find out what the alert means.
#   remediation: >-
#     Add the annotation runbook_url with the address of the runbook, or its path in the repository.
#   parameters:
#     severities: {type: array, items: {type: string}, default: [page, critical], description: "Severities, in small letters, with which an alert pages a person."}
#     severityLabels: {type: array, items: {type: string}, default: [severity, priority], description: "Labels that say the severity."}
#     pagers: {type: array, items: {type: string}, default: [incidentio, opsgenie, pagerduty, pushover, victorops], description: "Kinds of receivers of Alertmanager that page a person, whatever the severity."}
#     annotations: {type: array, items: {type: string}, default: [runbook_url, runbook, runbook_link, runbookUrl, playbook_url, playbook], description: "Annotations or labels that hold the link."}
#   since: 0.1.0
#   known_misses:
#     - an alert that a bridge outside of Alertmanager makes a page
#   related:
#     - alerts/runbook-resolves
#     - alerts/actionable
package archfit.alerts.page_links_runbook

import data.lib.archfit.alerts
import data.lib.archfit.parameters

examined contains id if some id in alerts.pages(_parameters)

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	alert := input.alerts[id]
	not _has_link(alert)
	message := sprintf("the alert %s pages a person and %s", [alert.name, _instead(alert)])
}

undecided contains {"msg": message, "details": {"subject": id, "hint": _hint}} if {
	some id, reason in alerts.unclear(_parameters)
	alert := input.alerts[id]
	not _has_link(alert)
	message := sprintf("the alert %s links no runbook, and nobody can say whether it pages a person: %s", [alert.name, reason])
}

_has_link(alert) if {
	some name in _parameters.annotations
	alert.links[name].kind != "unreadable"
}

_instead(alert) := sprintf("its runbook is no link: %s", [text]) if {
	text := alerts.said(alert, _parameters.annotations)
} else := "links no runbook"

_hint := "Give the alert a severity that is no template, or a runbook."

_parameters := parameters.of(rego.metadata.chain())
