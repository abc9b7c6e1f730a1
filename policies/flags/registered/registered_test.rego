package archfit.flags.registered_test

import data.archfit.flags.registered as rule

_read(rest) := {"flagReads": {"r": object.union({"id": "r", "key": "one-click", "isRegistered": false}, rest)}}

_flag(rest) := {"flags": {"f": object.union({"id": "f", "name": "one-click", "isRead": false}, rest)}}

test_a_flag_of_the_code_that_is_registered_passes if {
	rule.examined == {"r"} with input as _read({"isRegistered": true})
	rule.violation == set() with input as _read({"isRegistered": true})
}

test_a_flag_that_is_in_no_registry_is_found if {
	rule.violation == {{
		"msg": "the code asks for the flag one-click, which is in no registry",
		"details": {"subject": "r"},
	}} with input as _read({})
	some found in rule.violation with input as _read({"nearest": "one-clicks"})
	found.msg == "the code asks for the flag one-click, which is in no registry; the nearest is one-clicks"
}

test_a_registered_flag_that_code_asks_for_passes if {
	rule.examined == {"f"} with input as _flag({"isRead": true})
	rule.violation == set() with input as _flag({"isRead": true})
}

test_a_registered_flag_that_no_code_asks_for_is_found if {
	rule.violation == {{
		"msg": "the flag one-click is in the registry, and no code asks for it",
		"details": {"subject": "f"},
	}} with input as _flag({})
	rule.undecided == set() with input as _flag({})
}

test_what_cannot_be_seen_is_undecided if {
	facts := _flag({"unknown": "src/a.ts:3 asks for a flag whose key is not written there"})
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "whether code asks for the flag one-click is not known: src/a.ts:3 asks for a flag whose key is not written there",
		"details": {"subject": "f"},
	}} with input as facts
}

test_what_others_ask_for_is_known if {
	elsewhere := {"flags/registered": {"elsewhere": ["one-click"]}}
	rule.violation == set() with input as _flag({}) with data.lib.archfit.settings as elsewhere
	rule.undecided == set() with input as _flag({"unknown": "x"}) with data.lib.archfit.settings as elsewhere
}

test_without_both_nothing_is_asked if rule.examined == set() with input as {}
