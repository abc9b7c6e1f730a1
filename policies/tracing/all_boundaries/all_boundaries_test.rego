package archfit.tracing.all_boundaries_test

import data.archfit.tracing.all_boundaries as rule
import data.lib.archfit.tracing_facts_test as facts

_run(workloads, services) := object.union(facts.set_of(workloads), {"catalog": {"id": "catalog", "services": {name: object.union(
	{"id": sprintf("service %s", [name]), "consumers": [], "dependencies": []},
	service,
) |
	some name, service in services
}}})

_catalog := {"orders": {"consumers": ["gateway", "elsewhere"]}, "gateway": {}}

test_a_call_between_two_traced_services_passes if {
	given := _run([facts.workload("orders", {}), facts.workload("gateway", {})], _catalog)
	rule.examined == {"service orders", "service gateway"} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_a_side_that_is_not_traced_is_found if {
	given := _run([facts.workload("orders", {}), facts.silent("gateway")], _catalog)
	rule.violation == {{
		"msg": "gateway calls orders, and gateway is not traced: Deployment gateway",
		"details": {"subject": "service gateway", "related": [{"subject": "gateway"}]},
	}} with input as given
	rule.violation == set() with input as given
		with data.lib.archfit.settings as {"tracing/all-boundaries": {"provided": ["gateway"]}}
}

test_dependencies_are_calls_too if {
	given := _run([facts.silent("orders"), facts.workload("gateway", {})], {"gateway": {"dependencies": ["orders"]}, "orders": {}})
	rule.violation == {{
		"msg": "gateway calls orders, and orders is not traced: Deployment orders",
		"details": {"subject": "service orders", "related": [{"subject": "orders"}]},
	}} with input as given
}

test_a_service_without_manifests_is_undecided if {
	rule.undecided == {{
		"msg": "gateway calls orders, and whether gateway is traced is not known: no manifest of it is here",
		"details": {"subject": "service gateway"},
	}} with input as _run([facts.workload("orders", {})], _catalog)
}

test_one_of_several_workloads_may_be_in_doubt if {
	injected := facts.workload("gateway", {"injection": {"state": "unread", "of": "the Instrumentation default", "annotation": "a"}})
	batch := facts.workload("gateway-batch", {"service": "gateway"})
	rule.undecided == {{
		"msg": "gateway calls orders, and whether gateway is traced is not known: Deployment gateway gets its tracer by the Instrumentation default, which is not among the manifests",
		"details": {"subject": "service gateway"},
	}} with input as _run([facts.workload("orders", {}), injected, batch], _catalog)
}

test_calls_that_nobody_traces_are_not_asked if {
	rule.examined == set() with input as _run([facts.silent("orders"), facts.silent("gateway")], _catalog)
	rule.examined == set() with input as {}
}
