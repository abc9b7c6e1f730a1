package archfit.kubernetes.service_account_exists_test

import data.archfit.kubernetes.service_account_exists as rule
import data.lib.archfit.facts_test as facts

test_an_account_that_is_there if {
	given := _set("orders", {"serviceAccounts": ["core/ServiceAccount/shop/orders"]})
	rule.examined == {_id} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_an_account_that_is_not_there if {
	rule.violation == {{
		"msg": "Deployment web runs as service account orders, which is not in this set",
		"details": {"subject": _id, "path": ["spec"], "serviceAccountName": "orders"},
	}} with input as _set("orders", {})
}

test_an_account_made_elsewhere if {
	rule.violation == set() with input as _set("orders", {})
		with data.lib.archfit.settings as {"kubernetes/service-account-exists": {"external": ["orders"]}}
}

test_what_is_not_judged[name] if {
	some name, given in {
		"the account of every namespace": _set("default", {}),
		"none named": facts.set_of({"workloads": [facts.workload({})]}),
		"pods of another": facts.set_of({"workloads": [facts.workload({"pods": null})]}),
		"an empty set": {},
	}
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_what_stands_twice_is_undecided if {
	given := _set("orders", {"declarations": 2})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {_id}
}

_id := "apps/Deployment/shop/web"

_set(name, rest) := facts.set_of({"workloads": [facts.workload(object.union(
	{"pods": facts.pods({"serviceAccount": {"name": name, "path": ["spec"]}})},
	rest,
))]})
