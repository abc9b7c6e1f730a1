package archfit.events_diff.baseline_present_test

import data.archfit.events_diff.baseline_present as rule
import data.lib.archfit.event_changes_test as events

_facts(state) := {"event_changes": {"orders/placed.json": events.event({"compared": state == "read", "base": {"name": "git:main:orders", "state": state}})}}

test_an_older_version_that_was_read_passes if {
	rule.examined == {"orders/placed.json"} with input as _facts("read")
	rule.violation == set() with input as _facts("read")
	rule.undecided == set() with input as _facts("read")
}

test_a_new_event_passes_where_it_may_be_new if {
	rule.examined == {"orders/placed.json"} with input as _facts("absent")
	rule.violation == set() with input as _facts("absent")
	rule.violation == {{"msg": "OrderPlaced has no older version: git:main:orders does not have it", "details": {"subject": "orders/placed.json"}}} with input as _facts("absent")
		with data.lib.archfit.settings as {"events-diff/baseline-present": {"allow_new": false}}
}

test_an_older_version_that_cannot_be_read_leaves_it_undecided if {
	rule.examined == set() with input as _facts("unreadable")
	{doubt.msg | some doubt in rule.undecided} == {"the older version of OrderPlaced in git:main:orders cannot be read: nothing tells what breaks"} with input as _facts("unreadable")
}
