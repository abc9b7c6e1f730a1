# METADATA
# title: Dashboards that the risk register promises exist
# description: |
#   Each dashboard that is to detect a risk, {dashboard: TITLE} among its detective controls, is in the run: by its title or its UID, whatever
#   the case of its letters.
# custom:
#   id: dashboards/named-controls
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [control]
#   requires: [operations]
#   not_applicable: no risk names a dashboard that detects it
#   rationale: >-
#     A risk was accepted because somebody would see it coming. Where the dashboard was never made, nobody does.
#   remediation: >-
#     Add the dashboard, or name in the register the one that is meant, by its title or UID.
#   since: 0.1.0
#   related:
#     - alerts/risk-detective-control
package archfit.dashboards.named_controls

examined contains control.id if some [_, control] in _controls

violation contains {"msg": message, "details": {"subject": control.id, "risk": risk.key, "dashboard": control.name}} if {
	some [risk, control] in _controls
	not lower(trim_space(control.name)) in _names
	message := sprintf("%s is to be seen on the dashboard %s, and there is none of that name", [risk.key, control.name])
}

_controls contains [risk, control] if {
	some risk in input.risks
	some control in risk.detective
	control.kind == "dashboard"
}

_names contains lower(trim_space(dashboard.title)) if some dashboard in input.dashboards

_names contains lower(dashboard.uid) if some dashboard in input.dashboards
