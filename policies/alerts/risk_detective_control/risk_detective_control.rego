# METADATA
# title: An alert that the register of risks counts on exists
# description: |
#   Each alert that a register of risks names as what detects a risk is among the alert rules of the run. A register has risks, a list of entries with
#   an id, and in detectiveControls or controls.detective {alert: NAME}; a text that names neither alert nor dashboard is not judged.
# custom:
#   id: alerts/risk-detective-control
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [control]
#   requires: [operations]
#   not_applicable: no register of risks names an alert
#   rationale: >-
#     A risk that is accepted because an alert would tell of it is not watched at all once the alert is renamed or gone.
#   remediation: >-
#     Write the alert, or correct its name in the register.
#   since: 0.1.0
#   related:
#     - dashboards/named-controls
package archfit.alerts.risk_detective_control

examined contains control.id if some control in _controls

violation contains {"msg": message, "details": {"subject": control.id, "risk": control.risk, "alert": control.name}} if {
	count(_names) > 0
	some control in _controls
	not control.name in _names
	message := sprintf("the alert %s is to detect the risk %s, and there is no such alert%s", [control.name, control.risk, _but(control.name)])
}

undecided contains {"msg": message, "details": {"subject": control.id, "hint": "Add the alert rules to the source."}} if {
	count(_names) == 0
	some control in _controls
	message := sprintf("the alert %s is to detect the risk %s, and the run has no alert rules", [control.name, control.risk])
}

_controls contains {"id": control.id, "name": control.name, "risk": risk.key} if {
	some risk in input.risks
	some control in risk.detective
	control.kind == "alert"
}

_names contains alert.name if some alert in input.alerts

_but(name) := sprintf(": %s is another one", [other]) if {
	some other in _names
	lower(other) == lower(name)
} else := ""
