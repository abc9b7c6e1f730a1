package archfit.modules.no_http_in_transaction_test

import data.archfit.modules.no_http_in_transaction as rule

_scope(fields) := object.union(
	{"in": "OrderService.place", "library": "TypeORM", "form": "callback", "isCertain": true, "lost": [], "ports": [], "isExhausted": false},
	fields,
)

_way(fields) := object.union(
	{"category": "http", "sink": "axios.post", "chain": ["PaymentsClient.charge", "axios.post"], "certainty": "certain", "isDeferred": false},
	fields,
)

_given(scope, ways) := {"modules": {"shop": {"transactions": {
	"scopes": {"t1": scope},
	"calls": {"c1": {"scope": "t1", "callee": "this.payments.charge", "ways": ways}},
}}}}

_found(scope, ways) := found if {
	found := rule.violation with input as _given(scope, ways)
}

_set(settings, ways) := found if {
	found := rule.violation with input as _given(_scope({}), ways)
		with data.lib.archfit.settings as {"modules/no-http-in-transaction": settings}
}

test_a_call_that_leaves_the_process_is_found_with_its_chain if {
	rule.examined == {"t1"} with input as _given(_scope({}), [])
	_found(_scope({}), [_way({})]) == {{
		"msg": "OrderService.place calls this.payments.charge inside a transaction (TypeORM): PaymentsClient.charge -> axios.post",
		"details": {
			"subject": "c1",
			"category": "http",
			"sink": "axios.post",
			"chain": ["PaymentsClient.charge", "axios.post"],
			"library": "TypeORM",
		},
	}}
}

test_a_direct_call_is_found if {
	{finding.msg | some finding in _found(_scope({}), [_way({"chain": ["fetch"], "sink": "fetch"})])} == {"OrderService.place calls this.payments.charge inside a transaction (TypeORM): fetch goes out"}
}

test_a_way_through_a_port_is_less_severe if {
	{[finding.msg, finding.details.severity, finding.details.confidence] | some finding in _found(_scope({}), [_way({"certainty": "may"})])} == {[
		"OrderService.place calls this.payments.charge inside a transaction (TypeORM): PaymentsClient.charge -> axios.post, through what may stand behind it",
		"medium",
		"likely",
	]}
	_set({"unsure": "none"}, [_way({"certainty": "may"})]) == set()
}

test_a_scope_that_its_name_tells_is_less_severe if {
	{[finding.msg, finding.details.severity] | some finding in _found(_scope({"isCertain": false}), [_way({"chain": ["fetch"], "sink": "fetch"})])} == {[
		"OrderService.place calls this.payments.charge inside a transaction (TypeORM): fetch goes out; that it is a transaction, its name says",
		"medium",
	]}
}

test_what_is_certain_is_told_before_what_is_near if {
	near := _way({"certainty": "may", "chain": ["fetch"], "sink": "fetch"})
	{finding.details.sink | some finding in _found(_scope({}), [near, _way({})])} == {"axios.post"}
}

test_deferred_calls_are_told_where_somebody_asks if {
	later := _way({"isDeferred": true})
	_found(_scope({}), [later]) == set()
	{finding.msg | some finding in _set({"deferred": true}, [later])} == {"OrderService.place calls this.payments.charge inside a transaction (TypeORM): PaymentsClient.charge -> axios.post, some time later"}
}

test_queues_are_told_where_somebody_asks_with_what_ends_the_dual_write if {
	sent := _way({"category": "queue", "sink": "Kafka.send"})
	_found(_scope({}), [sent]) == set()
	{finding.details.hint | some finding in _set({"sinks": ["queue"]}, [sent])} == {"Store the message in an outbox table in the same transaction, and publish it from there."}
}

test_what_is_further_than_the_depth_is_not_told if {
	_set({"depth": 1}, [_way({})]) != set()
	_set({"depth": 0}, [_way({})]) == set()
}

test_an_import_that_leads_nowhere_leaves_it_undecided if {
	lost := {"modules": {"shop": {"transactions": {"scopes": {"t1": _scope({"lost": ["a", "b", "c", "d"]})}, "calls": {}}}}}
	{finding.msg | some finding in rule.undecided} == {"OrderService.place calls a, b, c and 1 more inside a transaction (TypeORM), by an import that leads nowhere"} with input as lost
	few := {"modules": {"shop": {"transactions": {"scopes": {"t1": _scope({"lost": ["a"]})}, "calls": {}}}}}
	rule.undecided == {{
		"msg": "OrderService.place calls a inside a transaction (TypeORM), by an import that leads nowhere",
		"details": {"subject": "t1", "hint": "Make the import resolve: the alias in tsconfig.json, the generated code, or the dependency in package.json."},
	}} with input as few
}

test_a_port_without_implementation_leaves_it_undecided if {
	ports := {"modules": {"shop": {"transactions": {"scopes": {"t1": _scope({"ports": ["Clock.now", "Payments.charge"]})}, "calls": {}}}}}
	rule.undecided == {{
		"msg": "OrderService.place calls Clock.now, Payments.charge inside a transaction (TypeORM), of which no implementation was found",
		"details": {
			"subject": "t1",
			"count": 2,
			"hint": "Name the code that implements it by files of the source. Where it is elsewhere, name the method in the parameter functions if it leaves the process, in inside if it does not.",
		},
	}} with input as ports
}

test_too_much_to_follow_leaves_it_undecided if {
	much := {"modules": {"shop": {"transactions": {"scopes": {"t1": _scope({"isExhausted": true})}, "calls": {}}}}}
	rule.undecided == {{
		"msg": "OrderService.place calls more inside a transaction (TypeORM) than a run follows",
		"details": {"subject": "t1", "hint": "Judge fewer files at a time: files of the source."},
	}} with input as much
}

test_nothing_is_examined_where_no_transaction_is if {
	rule.examined == set() with input as {"modules": {"shop": {}}}
	rule.violation == set() with input as {"modules": {"shop": {}}}
	rule.undecided == set() with input as {"modules": {"shop": {}}}
	rule.examined == set() with input as {}
}
