package archfit.slo.availability_maths_test

import data.archfit.slo.availability_maths as rule

_payments := {
	"maximum": "99.9 %",
	"arithmetic": "99.9 % (payments)",
	"isAbove": false,
	"factors": ["objective payments/all"],
	"unknown": [],
}

_both := {
	"maximum": "99.85005 %",
	"arithmetic": "99.9 % (payments) x 99.95 % (policy) = 99.85005 %",
	"isAbove": true,
	"factors": ["objective payments/all", "objective policy/all"],
	"unknown": [],
}

_facts(bounds) := {"slos": {"objective orders/checkout": {
	"id": "objective orders/checkout",
	"display": "orders/checkout",
	"objectiveText": "99.9 %",
	"bounds": bounds,
}}}

test_more_than_the_product_is_found_with_every_factor if {
	facts := _facts({"direct": _payments, "transitive": _both})
	rule.examined == {"objective orders/checkout"} with input as facts
	rule.violation == {{
		"msg": "orders/checkout promises 99.9 %, and can be no better than 99.9 % (payments) x 99.95 % (policy) = 99.85005 %",
		"details": {
			"subject": "objective orders/checkout",
			"related": [{"subject": "objective payments/all"}, {"subject": "objective policy/all"}],
			"objective": "99.9 %",
			"maximum": "99.85005 %",
			"arithmetic": "99.9 % (payments) x 99.95 % (policy) = 99.85005 %",
		},
	}} with input as facts
	rule.undecided == set() with input as facts
}

test_only_what_stands_next_to_it_counts_where_that_is_asked if {
	facts := _facts({"direct": _payments, "transitive": _both})
	settings := {"slo/availability-maths": {"transitive": false}}
	rule.examined == {"objective orders/checkout"} with input as facts with data.lib.archfit.settings as settings
	rule.violation == set() with input as facts with data.lib.archfit.settings as settings
}

test_a_dependency_without_an_objective_is_undecided if {
	bound := object.union(_payments, {"unknown": ["policy has no objective of availability"]})
	facts := _facts({"direct": bound, "transitive": bound})
	rule.violation == set() with input as facts
	rule.undecided == {{
		"msg": "nobody can tell whether orders/checkout can keep 99.9 %: policy has no objective of availability",
		"details": {"subject": "objective orders/checkout"},
	}} with input as facts
}

test_what_is_above_the_known_ones_is_above_all if {
	bound := object.union(_both, {"unknown": ["catalog has no objective of availability"]})
	facts := _facts({"direct": bound, "transitive": bound})
	rule.undecided == set() with input as facts
	some violation in rule.violation with input as facts
	endswith(violation.msg, "= 99.85005 %, even without what is not known: catalog has no objective of availability")
}

test_what_depends_on_nothing_is_not_examined if {
	rule.examined == set() with input as {"slos": {"objective a": {"display": "a"}}}
	rule.examined == set() with input as {}
	rule.violation == set() with input as {}
	rule.undecided == set() with input as {}
}
