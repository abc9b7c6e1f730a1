# METADATA
# title: Records of decisions name the version of the policy
# description: |
#   An audit record of something that a policy decided (its name says decision, access, authorization, approval, consent or policy, or it
#   is marked x-policy-decision: true) has and requires a field with the version of that policy: policyVersion, policy.version,
#   rule.version, the revision of a bundle of OPA.
# related_resources:
#   - https://www.openpolicyagent.org/docs/management-decision-logs
# custom:
#   id: audit/policy-version
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema describes an audit record of a decision by policy
#   rationale: >-
#     Whether a decision was right depends on the rules of its day: without their version nobody can tell afterwards.
#   remediation: >-
#     Add policyVersion and require it, or mark the schema x-policy-decision false where no policy decides.
#   since: 0.1.0
package archfit.audit.policy_version

import data.lib.archfit.audit

examined contains id if {
	some id in audit.records
	input.events[id].audit.isDecision
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	event := input.events[id]
	faults := audit.faults(event, ["policyVersion"])
	count(faults) > 0
	message := sprintf("%s records a decision (%s) and %s", [event.name, event.audit.isDecision, faults[0]])
}
