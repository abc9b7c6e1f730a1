package archfit.slo.delivery_lag_test

import data.archfit.slo.delivery_lag as rule

_facts(rest) := {"slos": {"objective orders/mail": object.union({"id": "objective orders/mail", "display": "orders/mail", "flow": "order-confirmation"}, rest)}}

_limit(seconds) := {"threshold": {"text": sprintf("%vs", [seconds]), "seconds": seconds}}

_indicator(expressions, elsewhere) := {"indicator": {"expressions": expressions, "isElsewhere": elsewhere}}

test_a_limit_and_a_measure_pass if {
	facts := _facts(object.union(_limit(900), _indicator(["lag"], false)))
	rule.examined == {"objective orders/mail"} with input as facts
	rule.violation == set() with input as facts
	rule.violation == set() with input as _facts(object.union(_limit(900), _indicator([], true)))
}

test_both_are_missed if {
	rule.violation == {
		{
			"msg": "orders/mail: the flow order-confirmation gives no longest time for a message",
			"details": {"subject": "objective orders/mail"},
		},
		{
			"msg": "orders/mail: the flow order-confirmation is measured by nothing",
			"details": {"subject": "objective orders/mail"},
		},
	} with input as _facts({})
}

test_longer_than_the_most_is_found if {
	facts := _facts(object.union(_limit(1800), _indicator(["lag"], false)))
	rule.violation == {{
		"msg": "orders/mail: the flow order-confirmation allows a message 1800s, and 900s are the most that may be",
		"details": {"subject": "objective orders/mail"},
	}} with input as facts
	rule.violation == set() with input as facts
		with data.lib.archfit.settings as {"slo/delivery-lag": {"maxSeconds": 3600}}
}

test_objectives_of_no_flow_are_not_examined if {
	rule.examined == set() with input as {"slos": {"objective a": {"display": "a"}}}
	rule.examined == set() with input as {}
	rule.violation == set() with input as {}
}
