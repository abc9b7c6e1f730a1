package archfit.slo.critical_journey_test

import data.archfit.slo.critical_journey as rule

_catalog := {
	"journeys": {
		"checkout": {"id": "journey checkout", "isCritical": true, "services": ["orders", "payments"]},
		"browsing": {"id": "journey browsing", "isCritical": false, "services": ["catalog"]},
	},
	"services": {
		"orders": {"id": "service orders", "isCritical": true},
		"payments": {"id": "service payments", "isCritical": false},
	},
}

_slo(rest) := object.union(
	{
		"id": "objective orders/checkout",
		"display": "orders/checkout",
		"isCritical": true,
		"criticalBecause": "the journey checkout is critical",
		"kind": "availability",
		"service": "orders",
		"journey": "checkout",
		"objective": 0.999,
		"window": "30d",
		"indicator": {"expressions": ["good", "all"], "isElsewhere": false},
	},
	rest,
)

_facts(slos) := {"catalog": _catalog, "slos": {slo.id: slo | some slo in slos}}

test_a_journey_and_a_service_with_an_objective_pass if {
	facts := _facts([_slo({})])
	rule.examined == {"journey checkout", "service orders", "objective orders/checkout"} with input as facts
	rule.violation == set() with input as facts
}

test_a_journey_and_a_service_without_one_are_found if {
	rule.violation == {
		{
			"msg": "the journey checkout is critical, and no objective names it; nor has orders, payments one",
			"details": {"subject": "journey checkout"},
		},
		{
			"msg": "the service orders is critical, and no objective names it",
			"details": {"subject": "service orders"},
		},
	} with input as _facts([])
}

test_a_journey_is_measured_where_all_of_its_services_are if {
	orders := object.remove(_slo({}), ["journey"])
	payments := object.union(orders, {"id": "objective payments/all", "service": "payments"})
	rule.violation == set() with input as _facts([orders, payments])
	{violation.msg | some violation in rule.violation} == {"the journey checkout is critical, and no objective names it; nor has payments one"} with input as _facts([orders])
}

test_a_journey_without_services_needs_an_objective_of_its_own if {
	catalog := {"services": {}, "journeys": {"checkout": {"id": "journey checkout", "isCritical": true, "services": []}}}
	rule.violation == {{
		"msg": "the journey checkout is critical, and no objective names it",
		"details": {"subject": "journey checkout"},
	}} with input as {"catalog": catalog, "slos": {}}
}

test_what_an_objective_lacks_is_told_at_once if {
	bare := object.remove(_slo({}), ["objective", "window", "indicator"])
	rule.violation == {{
		"msg": "orders/checkout has no indicator and no objective and no window: the journey checkout is critical",
		"details": {"subject": "objective orders/checkout", "missing": ["indicator", "objective", "window"]},
	}} with input as _facts([bare])
	empty := _slo({"indicator": {"expressions": [], "isElsewhere": false}})
	{violation.details.missing | some violation in rule.violation} == {["indicator"]} with input as _facts([empty])
}

test_a_percentile_is_a_promise_and_so_is_a_greatest_age if {
	latency := object.union(object.remove(_slo({}), ["objective"]), {"percentile": 0.99})
	rule.violation == set() with input as _facts([latency])
	freshness := object.union(object.remove(_slo({}), ["objective"]), {"kind": "freshness", "threshold": {"text": "60s", "seconds": 60}})
	rule.violation == set() with input as _facts([freshness])
}

test_an_indicator_may_be_elsewhere if {
	rule.violation == set() with input as _facts([_slo({"indicator": {"expressions": [], "isElsewhere": true}})])
}

test_an_indicator_that_is_not_in_the_run_is_undecided if {
	facts := _facts([object.union(object.remove(_slo({}), ["indicator"]), {"indicator": {"expressions": [], "isElsewhere": false, "missing": "answers"}})])
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "nobody can tell by what orders/checkout is measured: the indicator answers is in no file of the run",
		"details": {"subject": "objective orders/checkout"},
	}} with input as facts
	rule.undecided == set() with input as _facts([_slo({})])
}

test_what_is_not_critical_is_not_examined if {
	facts := {
		"catalog": {"services": {}, "journeys": {"browsing": {"id": "journey browsing", "isCritical": false, "services": []}}},
		"slos": {"objective a": object.union(_slo({}), {"isCritical": false})},
	}
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
	rule.examined == set() with input as {}
}
