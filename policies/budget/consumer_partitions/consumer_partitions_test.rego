package archfit.budget.consumer_partitions_test

import data.archfit.budget.consumer_partitions as rule
import data.lib.archfit.budget_test as budgets

_topic(changes) := object.union(
	{
		"id": "orders",
		"display": "orders",
		"origin": "budgets",
		"subject": "Topic:orders",
		"path": [],
		"partitions": budgets.declared(12),
		"verdict": "ok",
		"undecided": [],
		"groups": [{
			"group": "shipping",
			"atLeast": 12,
			"consumers": [{
				"subject": "apps/Deployment/shipping",
				"display": "Deployment shipping",
				"binding": {"location": {"subject": "apps/Deployment/shipping", "path": ["metadata"]}},
				"pods": budgets.declared(12),
				"perPod": budgets.declared(1),
				"equation": "12 pods = 12",
			}],
		}],
	},
	changes,
)

_with(changes) := budgets.facts_of({"topics": [_topic(changes)], "sections": ["topics"]})

test_as_many_consumers_as_partitions_pass if {
	facts := _with({})
	rule.examined == {"Topic:orders"} with input as facts
	rule.violation == set() with input as facts
	rule.undecided == set() with input as facts
}

test_more_do_not if {
	rule.violation == {{
		"msg": "group shipping can have 12 consumers of topic orders, which has 10 partitions, 2 of them idle: Deployment shipping 12 pods = 12",
		"details": {
			"subject": "apps/Deployment/shipping",
			"path": ["metadata"],
			"related": [],
			"topic": "orders",
			"group": "shipping",
			"consumers": 12,
			"partitions": 10,
			"measure": {"value": 12, "unit": "consumers", "better": "lower"},
		},
	}} with input as _with({"partitions": budgets.declared(10), "verdict": "exceeded"})
}

_unknown := {
	"partitions": budgets.unknown,
	"verdict": "undecided",
	"undecided": [{"factor": "partitions", "message": "nothing says it", "hint": "Say it.", "location": null}],
}

test_what_is_not_known_is_undecided if {
	facts := _with(_unknown)
	rule.examined == set() with input as facts
	rule.violation == set() with input as facts
	{doubt.msg | some doubt in rule.undecided} == {"orders cannot be judged: nothing says it"} with input as facts
}

test_a_topic_that_is_only_read_counts_where_topics_are_budgeted if {
	topic := _topic(object.union(_unknown, {"origin": "name"}))
	rule.undecided == set() with input as budgets.facts_of({"topics": [topic]})
	made := _topic(object.union(_unknown, {"origin": "set"}))
	count(rule.undecided) == 1 with input as budgets.facts_of({"topics": [made]})
}
