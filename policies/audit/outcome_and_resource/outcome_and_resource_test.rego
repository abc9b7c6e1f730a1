package archfit.audit.outcome_and_resource_test

import data.archfit.audit.outcome_and_resource as rule

_facts(parts) := {"events": {"access": {"id": "access", "name": "AccessGranted", "audit": {"parts": parts}}}}

_outcome(required) := {"outcome": {"id": "access#o", "path": "result", "isRequired": required, "kind": "text"}}

test_a_record_without_an_outcome_is_found if {
	rule.violation == {{
		"msg": "AccessGranted has no field for the outcome",
		"details": {"subject": "access"},
	}} with input as _facts({})
}

test_an_optional_outcome_is_found if {
	rule.violation == {{
		"msg": "AccessGranted does not require result (the outcome)",
		"details": {"subject": "access"},
	}} with input as _facts(_outcome(false))
}

test_a_required_outcome_passes if {
	rule.examined == {"access"} with input as _facts(_outcome(true))
	rule.violation == set() with input as _facts(_outcome(true))
}

test_events_that_are_no_records_are_not_examined if {
	rule.examined == set() with input as {"events": {"orders": {"id": "orders", "name": "OrderCreated"}}}
	rule.examined == set() with input as {}
}
