package archfit.modules.forbidden_call_test

import data.archfit.modules.forbidden_call as rule

_call := {"id": "c", "entry": 0, "file": "src/order.ts", "from": 0, "name": "Date.now", "callee": "Date.now"}

_given(calls, entry) := {"modules": {"code": {
	"places": [{"label": "domain layer", "subject": "place:0"}],
	"forbiddenCalls": {"entries": [object.union({"id": "calls[0]", "from": [0]}, entry)], "calls": calls},
}}}

_ban(ban) := {"modules/forbidden-call": {"calls": [ban]}}

test_a_forbidden_call_is_found if {
	given := _given([_call], {})
	bans := _ban({"global": "Date.now", "because": "time comes from the clock", "instead": "Call this.clock.now()."})
	rule.examined == {"place:0"} with input as given
	rule.violation == {{
		"msg": "src/order.ts (domain layer) calls Date.now: time comes from the clock",
		"details": {
			"subject": "c",
			"name": "Date.now",
			"callee": "Date.now",
			"from": {"file": "src/order.ts", "place": "domain layer"},
			"hint": "Call this.clock.now().",
		},
	}} with input as given
		with data.lib.archfit.settings as bans
}

test_what_is_behind_a_port_is_less_certain if {
	call := object.union(_call, {"name": "SqlOrders.delete", "callee": "this.orders.delete", "isPossible": true})
	rule.violation == {{
		"msg": "src/order.ts (domain layer) may call SqlOrders.delete (this.orders.delete): that is forbidden here",
		"details": {
			"subject": "c",
			"name": "SqlOrders.delete",
			"callee": "this.orders.delete",
			"from": {"file": "src/order.ts", "place": "domain layer"},
			"severity": "medium",
			"confidence": "likely",
		},
	}} with input as _given([call], {})
		with data.lib.archfit.settings as _ban({"class": "SqlOrders"})
}

test_an_entry_that_finds_nothing_is_undecided if {
	rule.undecided == {{
		"msg": "calls[0] of modules/forbidden-call forbids nothing: no file is of a layer, context or stereotype domian",
		"details": {"subject": "calls[0]", "hint": "Correct the entry, or leave it out."},
	}} with input as _given([], {"fault": "no file is of a layer, context or stereotype domian"})
}

test_nothing_is_examined_without_entries if {
	rule.examined == set() with input as {"modules": {"code": {"places": [], "forbiddenCalls": {"entries": [], "calls": []}}}}
	rule.violation == set() with input as {}
}

test_an_import_that_leads_nowhere_is_undecided if {
	doubt := {"id": "u", "from": 0, "file": "src/order.ts", "specifier": "./gone", "reason": "no such file"}
	code := object.union(_given([], {}).modules.code, {"unresolved": [doubt]})
	some found in rule.undecided with input as {"modules": {"code": code}}
	found.msg == "src/order.ts (domain layer) imports ./gone, and where that leads is not known: no such file"
}
