package archfit.privacy.retention_policy_exists_test

import data.archfit.privacy.retention_policy_exists as rule

_class(given) := {"privacy": {"inventories": {"c.yaml": {"name": "c.yaml", "classes": [object.union(
	{"id": "c.yaml#pii", "name": "pii", "level": "confidential"},
	given,
)]}}}}

_event(given) := {"events": {"orders": object.union({"id": "orders", "name": "OrderCreated", "isSensitive": true}, given)}}

_said(facts) := said if {
	said := {violation.msg | some violation in rule.violation} with input as facts
}

_ends := {"from": "retention", "text": "P90D", "kind": "finite", "days": 90}

_endless := {"from": "kafka retention.ms", "text": "-1", "kind": "endless"}

_unreadable := {"from": "x-retention", "text": "long", "kind": "unreadable"}

test_times_that_end_pass if {
	rule.examined == {"c.yaml#pii"} with input as _class({"retention": _ends})
	rule.violation == set() with input as _class({"retention": _ends})
	rule.examined == {"orders"} with input as _event({"retention": [_ends]})
	rule.violation == set() with input as _event({"retention": [_ends]})
}

test_a_class_without_a_time_is_found if {
	rule.violation == {{
		"msg": "the class pii says nowhere how long it is kept",
		"details": {"subject": "c.yaml#pii"},
	}} with input as _class({})
}

test_a_class_without_an_end_is_found if {
	_said(_class({"retention": _endless})) == {"the class pii is kept for ever (kafka retention.ms: -1)"}
	_said(_class({"retention": _unreadable})) == {"the class pii gives x-retention as long, which is no time"}
}

test_an_event_without_an_end_is_found if {
	rule.violation == {{
		"msg": "OrderCreated carries what is sensitive and is kept for ever (kafka retention.ms: -1)",
		"details": {"subject": "orders"},
	}} with input as _event({"retention": [_endless]})
	_said(_event({"retention": [_unreadable]})) == {"OrderCreated carries what is sensitive and gives x-retention as long, which is no time"}
}

test_what_is_harmless_may_be_kept if {
	rule.examined == set() with input as _event({"isSensitive": false, "retention": [_endless]})
	rule.violation == set() with input as _event({"isSensitive": false, "retention": [_endless]})
	rule.violation == set() with input as _class({"level": "internal"})
}

test_silence_of_an_event_is_nothing_examined if {
	rule.examined == set() with input as _event({})
	rule.examined == set() with input as {}
}
