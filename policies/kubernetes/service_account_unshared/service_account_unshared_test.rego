package archfit.kubernetes.service_account_unshared_test

import data.archfit.kubernetes.service_account_unshared as rule
import data.lib.archfit.facts_test as facts

test_an_account_of_one_service if {
	given := _set([_workload("orders", {}), _workload("orders-migrate", {})])
	rule.examined == {"orders", "orders-migrate"} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_an_account_of_two_services if {
	given := _set([_workload("orders", {}), _workload("payments", {})])
	rule.violation == {{
		"msg": "service account shop is shared by 2 services: orders, payments",
		"details": {
			"subject": "orders",
			"path": ["spec"],
			"related": [{"subject": "orders", "path": ["spec"]}, {"subject": "payments", "path": ["spec"]}],
			"services": ["orders", "payments"],
		},
	}} with input as given
}

test_the_account_itself_is_the_subject if {
	rest := {"serviceAccounts": ["core/ServiceAccount/shop/shop"]}
	given := _set([_workload("orders", rest), _workload("payments", rest)])
	found := rule.violation with input as given
	facts.subjects(found) == {"core/ServiceAccount/shop/shop"}
	{finding.details.path | some finding in found} == {[]}
}

test_labels_say_what_is_one_service[name] if {
	some name, case in {
		"agree": {"left": {"app": "shop"}, "right": {"app": "shop"}, "count": 0},
		"differ": {"left": {"app": "orders"}, "right": {"app": "payments"}, "count": 1},
		"empty": {"left": {"app": ""}, "right": {"app": "payments"}, "count": 1},
		"the first counts": {
			"left": {"app": "a", "app.kubernetes.io/name": "shop"},
			"right": {"app": "b", "app.kubernetes.io/name": "shop"},
			"count": 0,
		},
	}
	given := _set([
		_workload("orders", {"labels": case.left}),
		_workload("payments", {"podLabels": case.right}),
	])
	found := rule.violation with input as given
	count(found) == case.count
}

test_accounts_of_two_namespaces_are_two if {
	given := _set([_workload("orders", {}), _workload("payments", {"namespace": "other"})])
	rule.violation == set() with input as given
}

test_an_account_that_may_be_shared if {
	given := _set([_workload("orders", {}), _workload("payments", {})])
	rule.examined == set() with input as given
		with data.lib.archfit.settings as {"kubernetes/service-account-unshared": {"shared": ["shop"]}}
}

test_what_is_not_judged[name] if {
	some name, given in {
		"the account of every namespace": _set([_workload("orders", {"pods": {"serviceAccount": {"name": "default"}}})]),
		"none named": _set([facts.workload({})]),
		"an empty set": {},
	}
	rule.examined == set() with input as given
}

test_what_stands_twice_is_undecided if {
	given := _set([_workload("orders", {"declarations": 2}), _workload("payments", {})])
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {"orders"}
}

_workload(name, rest) := facts.workload(object.union(
	{
		"id": name,
		"name": name,
		"display": sprintf("Deployment %s", [name]),
		"pods": facts.pods({"serviceAccount": {"name": "shop", "path": ["spec"]}}),
	},
	rest,
))

_set(workloads) := facts.set_of({"workloads": workloads})
