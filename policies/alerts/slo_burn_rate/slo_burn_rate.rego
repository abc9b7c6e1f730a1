# METADATA
# title: Somebody is told when the budget of a critical objective burns
# description: |
#   Every objective that is critical (it says so, or the catalog does of its journey or service) has an alert on the rate at which its
#   error budget burns: made by Sloth or Pyrra, an alert policy of OpenSLO, or a rule of Prometheus that holds the errors of its indicator against
#   a factor by its budget, such as 14.4 * (1 - 0.999), also by recording rules. A rule that is computed for another objective, that can never
#   fire, or that fires when the whole budget is burnt, is told.
# related_resources:
#   - https://sre.google/workbook/alerting-on-slos/
# custom:
#   id: alerts/slo-burn-rate
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [objective]
#   requires: [operations]
#   not_applicable: no objective that leaves an error budget is critical
#   rationale: >-
#     An objective that nobody is told about is broken before anybody looks. An alert on a fixed share of errors fires for a blip, or never for a slow
#     leak; the rate at which the budget burns says how much time is left.
#   remediation: >-
#     Alert where the errors of a long and a short window are both above a factor by the budget: 14.4 over 1h and 5m to page, 6 over 6h
#     and 30m, 1 over 3d and 6h for a ticket; or let Sloth or Pyrra make these rules.
#   parameters:
#     multiwindow: {type: boolean, default: false, description: "Whether an alert has to look back over a long and a short time."}
#   since: 0.1.0
#   related:
#     - slo/critical-journey
#     - slo/alert-threshold-consistent
#   known_misses:
#     - A rule of Prometheus on a fixed share of errors counts only where its name, its windows or its factor show that a burn rate is meant.
package archfit.alerts.slo_burn_rate

import data.lib.archfit.parameters

examined contains id if some id, _ in _critical

violation contains {"msg": message, "details": details} if {
	some id, slo in _critical
	slo.burn.state == "missing"
	message := sprintf("nobody is told when the budget of %s burns: %s; %s is due over an hour and five minutes", [slo.display, slo.burn.because, slo.burn.example])
	details := {"subject": id}
}

violation contains {"msg": message, "details": details} if {
	some id, slo in _critical
	some alert in slo.burn.alerts
	some fault in alert.faults
	message := sprintf("%s %s", [alert.name, fault])
	details := {"subject": alert.id, "related": [{"subject": id}]}
}

violation contains {"msg": message, "details": details} if {
	_parameters.multiwindow
	some id, slo in _critical
	count(slo.burn.alerts) > 0
	every alert in slo.burn.alerts {
		not alert.isMultiwindow
	}
	message := sprintf("every alert on the budget of %s looks back over one time alone: %s", [slo.display, concat(", ", sort({alert.name | some alert in slo.burn.alerts}))])
	details := {"subject": id, "related": [{"subject": alert.id} | some alert in slo.burn.alerts]}
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id, slo in _critical
	slo.burn.state == "unknown"
	message := sprintf("nobody can tell whether an alert watches the budget of %s: %s", [slo.display, slo.burn.because])
}

_critical[id] := slo if {
	some id, slo in input.slos
	slo.isCritical
	slo.burn
}

_parameters := parameters.of(rego.metadata.chain())
