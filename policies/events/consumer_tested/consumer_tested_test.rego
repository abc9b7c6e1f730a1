package archfit.events.consumer_tested_test

import data.archfit.events.consumer_tested as rule

_facts(event, pacts) := {
	"events": {"placed": object.union({"id": "placed", "name": "order.placed", "publishers": ["orders"], "consumers": [_reader("payments")]}, event)},
	"pacts": pacts,
}

_reader(name) := {"name": name, "services": [name]}

_pact(consumer, provider) := {"consumer": consumer, "provider": provider}

test_a_reader_with_a_contract_passes if {
	facts := _facts({}, [_pact("payments", "orders")])
	rule.examined == {"placed"} with input as facts
	rule.violation == set() with input as facts
}

test_a_reader_without_one_is_found if {
	facts := _facts({"consumers": [_reader("payments"), _reader("search"), {"name": "team-orders", "services": ["orders"]}]}, [_pact("payments", "orders"), _pact("search", "catalog")])
	rule.violation == {{
		"msg": "order.placed is read by search, and no contract of a consumer test is between search and orders",
		"details": {"subject": "placed", "untested": ["search"]},
	}} with input as facts
	rule.violation == set() with input as facts
		with data.lib.archfit.settings as {"events/consumer-tested": {"except": ["search"]}}
}

test_of_whom_nobody_publishes_it_is_undecided if {
	facts := _facts({"publishers": []}, [_pact("payments", "orders")])
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "order.placed names nobody who publishes it, so whether payments has a contract with it is not known",
		"details": {"subject": "placed"},
	}} with input as facts
}

test_it_is_asked_where_there_are_contracts_and_readers if {
	rule.examined == set() with input as _facts({}, [])
	rule.examined == set() with input as _facts({"consumers": [_reader("orders")]}, [_pact("payments", "orders")])
	rule.examined == set() with input as {}
}
