package archfit.flags.owner_expiry_test

import data.archfit.flags.owner_expiry as rule

_later := {"written": "2027-01-31", "isDay": true, "isOver": false}

_flag(given) := {"flags": {"f": object.union({"id": "f", "name": "checkout"}, given)}}

_said(given) := said if {
	said := {each.msg | some each in rule.violation} with input as _flag(given)
}

test_a_flag_with_owner_and_day_passes if {
	rule.examined == {"f"} with input as _flag({})
	_said({"owner": "a", "expires": _later}) == set()
}

test_a_flag_without_is_found if {
	rule.violation == {
		{"msg": "the flag checkout has no owner", "details": {"subject": "f", "path": ["owner"]}},
		{"msg": "the flag checkout does not say when it expires", "details": {"subject": "f", "path": ["expires"]}},
	} with input as _flag({})
}

test_a_flag_that_stays_needs_an_owner if {
	_said({"owner": "a", "kind": "ops"}) == set()
	_said({"owner": "a", "kind": "release"}) == {"the flag checkout does not say when it expires"}
	_said({"kind": "permission"}) == {"the flag checkout has no owner"}
}

test_a_flag_that_has_expired_is_found if {
	_said({"owner": "a", "expires": {"written": "2026-01-31", "isDay": true, "isOver": true}}) == {"the flag checkout has expired on 2026-01-31"}
}

test_without_flags_nothing_is_asked if rule.examined == set() with input as {}
