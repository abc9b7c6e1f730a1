package archfit.audit.policy_version_test

import data.archfit.audit.policy_version as rule

_facts(audit) := {"events": {"access": {"id": "access", "name": "AccessGranted", "audit": audit}}}

_version(required) := {"policyVersion": {"id": "access#v", "path": "policy.version", "isRequired": required, "kind": "text"}}

test_a_decision_without_a_version_is_found if {
	rule.violation == {{
		"msg": "AccessGranted records a decision (its name has access) and has no field for the version of the policy",
		"details": {"subject": "access"},
	}} with input as _facts({"isDecision": "its name has access", "parts": {}})
}

test_an_optional_version_is_found if {
	rule.violation == {{
		"msg": "AccessGranted records a decision (its name has access) and does not require policy.version (the version of the policy)",
		"details": {"subject": "access"},
	}} with input as _facts({"isDecision": "its name has access", "parts": _version(false)})
}

test_a_required_version_passes if {
	facts := _facts({"isDecision": "its name has access", "parts": _version(true)})
	rule.examined == {"access"} with input as facts
	rule.violation == set() with input as facts
}

test_other_records_are_not_examined if {
	rule.examined == set() with input as _facts({"parts": {}})
	rule.violation == set() with input as _facts({"parts": {}})
	rule.examined == set() with input as {}
}
