# METADATA
# title: Every alert finds those who own it
# description: |
#   Each alert names the team that answers for it, by a label. With a catalog the team is in it. Where the routes of Alertmanager ask that
#   label, one of them takes the team; and an alert that pages goes to somebody who is told. A label is asked of all where half of the alerts have it,
#   and else of those alone that do.
# custom:
#   id: alerts/owner-routed
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [alert]
#   requires: [operations]
#   not_applicable: no alert names an owner
#   rationale: >-
#     An alert that nobody owns is nobody's to answer, and one whose team no route knows is read by those who cannot help.
#   remediation: >-
#     Set the label team to a team of the catalog, and add a route for it.
#   parameters:
#     labels: {type: array, items: {type: string}, default: [team, owner, owning_team, squad], description: "Labels that name the owner."}
#     share: {type: number, default: 0.5, description: "The share of the alerts that name an owner from which on it is asked of all; 0: of all in any case."}
#     severities: {type: array, items: {type: string}, default: [page, critical], description: "Severities, in small letters, with which an alert pages a person."}
#     severityLabels: {type: array, items: {type: string}, default: [severity, priority], description: "Labels that say the severity."}
#     pagers: {type: array, items: {type: string}, default: [incidentio, opsgenie, pagerduty, pushover, victorops], description: "Kinds of receivers of Alertmanager that page a person, whatever the severity."}
#   since: 0.1.0
#   related:
#     - alerts/actionable
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.alerts.owner_routed

import data.lib.archfit.alerts
import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in _asked

examined contains id if some id, _ in _silent

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in _asked
	alert := input.alerts[id]
	not alerts.is_said(alert, _parameters.labels)
	message := sprintf("the alert %s names nobody who answers for it", [alert.name])
}

violation contains {"msg": message, "details": {"subject": id, "owner": owner}} if {
	some id in _asked
	alert := input.alerts[id]
	owner := _owner(alert)
	count(input.catalog.teams) > 0
	not owner in input.catalog.teams
	message := sprintf("the alert %s belongs to %s, and the catalog has no such team", [alert.name, owner])
}

violation contains {"msg": message, "details": {"subject": id, "owner": owner}} if {
	some id in _asked
	alert := input.alerts[id]
	owner := _owner(alert)
	_routed_by_owner
	not _is_routed(owner)
	message := sprintf("the alert %s belongs to %s, and no route takes alerts of that owner", [alert.name, owner])
}

violation contains {"msg": message, "details": {"subject": id, "receivers": names}} if {
	some id, names in _silent
	message := sprintf("the alert %s pages a person, and goes to %s, where nobody is told", [input.alerts[id].name, concat(" and ", names)])
}

undecided contains {"msg": message, "details": {"subject": id, "hint": "Set the label to the name of a team."}} if {
	some id in _asked
	alert := input.alerts[id]
	not _owner(alert)
	alerts.is_said(alert, _parameters.labels)
	message := sprintf("a template names who answers for the alert %s", [alert.name])
}

_asked := events.asked({id | some id, _ in input.alerts}, _owned, _parameters.share)

_owned := {id |
	some id, alert in input.alerts
	alerts.is_said(alert, _parameters.labels)
}

_owner(alert) := [owner |
	some label in _parameters.labels
	owner := alert.labels[label]
	trim_space(owner) != ""
][0]

_matchers contains matcher if {
	some routing in input.routes
	some matcher in routing.matchers
	matcher.label in _parameters.labels
	matcher.operator in {"=", "=~"}
}

_routed_by_owner if count(_matchers) > 0

_is_routed(owner) if {
	some matcher in _matchers
	_takes(matcher, owner)
}

_takes(matcher, owner) if {
	matcher.operator == "="
	matcher.value == owner
}

_takes(matcher, owner) if {
	matcher.operator == "=~"
	regex.match(concat("", ["^(?:", matcher.value, ")$"]), owner)
}

# Pages that only receivers take that tell nobody.
_silent[id] := names if {
	some id in alerts.pages(_parameters)
	receivers := input.alerts[id].receivers
	count(receivers) > 0
	every receiver in receivers {
		count(receiver.kinds) == 0
	}
	names := sort({receiver.name | some receiver in receivers})
}

_parameters := parameters.of(rego.metadata.chain())
