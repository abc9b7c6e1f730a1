package archfit.events_diff.plan_complete_test

import data.archfit.events_diff.plan_complete as rule

test_every_fault_of_a_plan_is_found if {
	fault := {"id": "plans/a.yaml#0", "code": "expired", "message": "the plan plans/a.yaml expired on 2026-01-31", "hint": "Remove it."}
	facts := {"event_changes": {}, "plans": {"plans/a.yaml": {"id": "plans/a.yaml", "state": "expired", "matched": 0, "faults": [fault]}}}
	rule.examined == {"plans/a.yaml"} with input as facts
	rule.violation == {{"msg": "the plan plans/a.yaml expired on 2026-01-31", "details": {
		"subject": "plans/a.yaml#0",
		"plan": "plans/a.yaml",
		"code": "expired",
		"state": "expired",
		"hint": "Remove it.",
	}}} with input as facts
}

test_a_sound_plan_passes if {
	facts := {"event_changes": {}, "plans": {"plans/a.yaml": {"id": "plans/a.yaml", "state": "active", "matched": 1, "faults": []}}}
	rule.examined == {"plans/a.yaml"} with input as facts
	rule.violation == set() with input as facts
}

test_without_plans_nothing_is_examined if {
	rule.examined == set() with input as {"event_changes": {}, "plans": {}}
}
