package lib.archfit.event_changes_test

import data.lib.archfit.event_changes

# METADATA
# description: A change that breaks, with what a test says of it.
change(given) := object.union(
	{
		"id": "orders/placed.json#change0",
		"kind": "field-removed",
		"path": "total",
		"message": "total is gone: a consumer that holds the old schema expects it",
		"reason": "a consumer that holds the old schema expects it",
		"verdict": "breaking",
		"backward": true,
		"forward": false,
		"fingerprint": "v1:a",
		"refusals": [{"kind": "plan", "code": "plan-missing", "message": "no plan names it", "hint": "Agree on one."}],
	},
	given,
)

covered := change({"cover": {"kind": "version", "message": "the version of OrderPlaced went from 1.0.0 to 2.0.0"}})

event(given) := object.union(
	{
		"id": "orders/placed.json",
		"name": "OrderPlaced",
		"base": {"name": "git:main:orders", "state": "read"},
		"compared": true,
		"isGone": false,
		"mode": {"name": "FORWARD", "from": "default"},
		"isChanged": true,
		"changes": {},
	},
	given,
)

# METADATA
# description: Facts of one event with changes by the rules that carry them.
of(changes) := {"event_changes": {"orders/placed.json": event({"changes": changes})}}

unread := {"event_changes": {"orders/placed.json": event({"compared": false, "isChanged": false, "base": {"name": "git:main:orders", "state": "unreadable"}})}}

plain_finding := {"msg": "OrderPlaced: total is gone: a consumer that holds the old schema expects it", "details": {
	"subject": "orders/placed.json#change0",
	"change": "field-removed",
	"verdict": "breaking",
	"mode": "FORWARD",
	"backward": true,
	"forward": false,
}}

test_a_covered_change_says_by_what if {
	found := event_changes.finding({"event": event({}), "change": covered}, {})
	found.msg == "OrderPlaced: total is gone: a consumer that holds the old schema expects it (covered: the version of OrderPlaced went from 1.0.0 to 2.0.0)"
	found.details.cover == covered.cover
	not found.details.hint
}

test_a_plan_that_does_not_hold_is_told_with_what_to_do if {
	late := {"kind": "plan", "code": "plan-expired", "message": "the plan plans/a.yaml expired", "hint": "Agree on a new one."}
	found := event_changes.finding({"event": event({}), "change": change({"refusals": [late]})}, {})
	found.msg == "OrderPlaced: total is gone: a consumer that holds the old schema expects it (the plan plans/a.yaml expired)"
	found.details.hint == "Agree on a new one."
}

test_what_is_gone_has_no_verdicts_of_readers if {
	gone := object.remove(change({"kind": "event-removed"}), ["backward", "forward"])
	found := event_changes.finding({"event": event({}), "change": gone}, {})
	not found.details.backward
}

test_only_what_breaks_and_is_not_accepted_is_uncovered if {
	possible := change({"fingerprint": "v1:p", "verdict": "possible"})
	waived := change({"fingerprint": "v1:w", "waived": true})
	changes := {"a": [change({}), covered, possible, waived]}
	event_changes.uncovered(event({"changes": changes})) == [change({})]
}

test_breaks_are_counted if {
	event_changes.breaks([change({})]) == "breaks in 1 place"
	event_changes.breaks([change({}), covered]) == "breaks in 2 places"
}
