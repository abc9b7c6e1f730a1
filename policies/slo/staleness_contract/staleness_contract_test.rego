package archfit.slo.staleness_contract_test

import data.archfit.slo.staleness_contract as rule

_id := "read model orders/list"

_facts(rest) := {"staleness": {_id: object.union(
	{
		"id": _id,
		"display": "list of orders",
		"maxSeconds": 60,
		"isMeasured": true,
		"limits": [_alert(60), _objective(60)],
		"hasRules": true,
		"unclear": [],
	},
	rest,
)}}

_alert(seconds) := {"subject": "alert g/Old", "name": "Old", "from": "alert", "seconds": seconds}

_objective(seconds) := {"subject": "objective orders/age", "name": "orders/age", "from": "objective", "seconds": seconds}

_said(facts) := said if {
	said := {violation.msg | some violation in rule.violation} with input as facts
}

test_a_contract_that_is_kept_passes if {
	rule.examined == {_id} with input as _facts({})
	rule.violation == set() with input as _facts({})
	rule.undecided == set() with input as _facts({})
}

test_an_age_that_nobody_says_is_found if {
	facts := {"staleness": {_id: object.remove(_facts({}).staleness[_id], ["maxSeconds"])}}
	rule.violation == {{"msg": "nobody says how old list of orders may be", "details": {"subject": _id}}} with input as facts
}

test_what_nothing_measures_is_found if {
	_said(_facts({"isMeasured": false, "limits": []})) == {"nothing measures how old list of orders is (60s are the most that it may be)"}
	bare := object.remove(_facts({"isMeasured": false, "limits": []}).staleness[_id], ["maxSeconds"])
	_said({"staleness": {_id: bare}}) == {"nothing measures how old list of orders is", "nobody says how old list of orders may be"}
}

test_what_no_alert_tells_is_found if {
	_said(_facts({"limits": [_objective(60)]})) == {"no alert tells when list of orders is too old (60s are the most that it may be)"}
}

test_an_alert_that_is_laxer_is_found_unless_another_is_not if {
	rule.violation == {{
		"msg": "Old waits until list of orders is 300s old, and 60s are the most that it may be",
		"details": {"subject": "alert g/Old", "related": [{"subject": _id}]},
	}} with input as _facts({"limits": [_alert(300)]})
	_said(_facts({"limits": [_alert(300), _alert(45)]})) == set()
}

test_an_objective_that_is_laxer_is_found if {
	rule.violation == {{
		"msg": "orders/age allows list of orders to be 300s old, and 60s are the most that it may be",
		"details": {"subject": "objective orders/age", "related": [{"subject": _id}]},
	}} with input as _facts({"limits": [_alert(60), _objective(300)]})
}

test_what_the_run_does_not_have_is_undecided if {
	facts := _facts({"limits": [_objective(60)], "hasRules": false})
	_said(facts) == set()
	rule.undecided == {{
		"msg": "nobody can tell whether an alert watches the age of list of orders: the run has no alert rules",
		"details": {"subject": _id},
	}} with input as facts
}

test_an_age_without_a_unit_is_undecided if {
	facts := _facts({"limits": [], "unclear": ["Old"]})
	_said(facts) == set()
	rule.undecided == {{
		"msg": "nobody can tell at which age of list of orders an alert fires: the metric of Old does not say its unit",
		"details": {"subject": _id},
	}} with input as facts
}

test_without_read_models_nothing_is_examined if {
	rule.examined == set() with input as {}
	rule.violation == set() with input as {}
	rule.undecided == set() with input as {}
}
