package archfit.slo.valid_objective_test

import data.archfit.slo.valid_objective as rule

_slo(faults) := {"id": "objective orders/checkout", "display": "orders/checkout", "faults": faults}

test_what_cannot_be_is_found_each_by_itself if {
	facts := {
		"slos": {"objective orders/checkout": _slo(["promises 100 %: without an error budget nothing may ever fail", "holds over soon, which is no length of time: write 30d"])},
		"targets": {"targets orders": {"id": "targets orders", "display": "orders", "faults": ["gives p99 as fast, which is no length of time"]}},
	}
	rule.examined == {"objective orders/checkout", "targets orders"} with input as facts
	rule.violation == {
		{
			"msg": "orders/checkout promises 100 %: without an error budget nothing may ever fail",
			"details": {"subject": "objective orders/checkout"},
		},
		{
			"msg": "orders/checkout holds over soon, which is no length of time: write 30d",
			"details": {"subject": "objective orders/checkout"},
		},
		{
			"msg": "orders gives p99 as fast, which is no length of time",
			"details": {"subject": "targets orders"},
		},
	} with input as facts
}

test_what_can_be_kept_passes if {
	facts := {"slos": {"objective orders/checkout": _slo([])}, "targets": {}}
	rule.examined == {"objective orders/checkout"} with input as facts
	rule.violation == set() with input as facts
}

test_where_nothing_is_nothing_is_examined if {
	rule.examined == set() with input as {}
	rule.violation == set() with input as {}
}
