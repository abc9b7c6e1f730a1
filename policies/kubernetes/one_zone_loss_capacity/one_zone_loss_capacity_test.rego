package archfit.kubernetes.one_zone_loss_capacity_test

import data.archfit.kubernetes.one_zone_loss_capacity as rule
import data.lib.archfit.facts_test as facts

# Replicas, zones and skew, and the pods that are left without the fullest zone.
test_the_pods_that_are_left[name] if {
	some [pods, zones, skew, left] in [
		[2, 3, 1, 1],
		[3, 3, 1, 2],
		[4, 3, 1, 2],
		[6, 3, 1, 4],
		[3, 2, 1, 1],
		[4, 2, 2, 1],
		[3, 3, 5, 0],
		[5, 1, 1, 0],
	]
	name := sprintf("%d pods in %d zones with maxSkew %d", [pods, zones, skew])
	given := _set({"replicas": {"value": pods}}, [_constraint({"maxSkew": skew})])
	found := rule.violation with input as given
		with data.lib.archfit.settings as {"kubernetes/one-zone-loss-capacity": {"zones": zones, "minimum": 100}}
	{finding.details.measure.value | some finding in found} == {left}
}

test_a_required_spread_is_enough if {
	given := _set({}, [_constraint({})])
	rule.examined == {_id} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_a_required_anti_affinity_is_enough if {
	rule.violation == set() with input as _set({}, [_constraint({"kind": "anti-affinity", "maxSkew": null})])
}

test_the_strictest_term_counts if {
	terms := [_constraint({"maxSkew": 9}), _constraint({"kind": "anti-affinity"})]
	rule.violation == set() with input as _set({}, terms)
}

test_a_preference_counts_as_kept[name] if {
	some name, case in {
		"constraint": {"term": {}, "left": 2},
		"anti-affinity": {"term": {"kind": "anti-affinity", "maxSkew": null}, "left": 2},
	}
	term := object.union(_constraint({"isRequired": false}), case.term)
	given := _set({}, [term])
	rule.violation == set() with input as given
	found := rule.violation with input as given
		with data.lib.archfit.settings as {"kubernetes/one-zone-loss-capacity": {"minimum": 100}}
	{finding.details.measure.value | some finding in found} == {case.left}
}

test_a_preference_binds_nothing_where_it_is_asked_for if {
	rule.violation == {{
		"msg": "critical Deployment web keeps 0 of 3 pods when a zone is lost, and 1 have to be left: spec.replicas 3, and nothing that the scheduler must keep to spreads them over zones",
		"details": {
			"subject": _id,
			"path": ["spread"],
			"replicas": 3,
			"fullest": 3,
			"zones": 3,
			"minimum": 1,
			"measure": {"value": 0, "unit": "replicas", "better": "higher"},
		},
	}} with input as _set({}, [_constraint({"isRequired": false})])
		with data.lib.archfit.settings as {"kubernetes/one-zone-loss-capacity": {"preferences": false}}
}

test_a_node_selector_puts_all_into_one_zone if {
	given := _set({"pods": {"nodeSelector": {"topology.kubernetes.io/zone": "a"}}}, [_constraint({})])
	found := rule.violation with input as given
	{finding.details.fullest | some finding in found} == {3}
}

test_the_minimum_of_an_autoscaler_counts if {
	given := _set({"replicas": {"value": 9}, "autoscalers": [facts.autoscaler({})]}, [_constraint({"maxSkew": 9})])
	found := rule.violation with input as given
	{finding.details.replicas | some finding in found} == {2}
}

test_what_cannot_be_read_is_undecided[name] if {
	some name, case in {
		"maxSkew": {"given": _set({}, [_constraint({"maxSkew": null})]), "msg": "the maxSkew of Deployment web is not a number above 0"},
		"replicas": {
			"given": _set({"replicas": facts.count_of("spec.replicas", null, "unreadable")}, [_constraint({})]),
			"msg": "spec.replicas of Deployment web is not a number",
		},
	}
	rule.violation == set() with input as case.given
	found := rule.undecided with input as case.given
	facts.messages(found) == {case.msg}
}

test_what_is_not_judged[name] if {
	some name, given in {
		"not critical": _set({"labels": {"criticality": "low"}}, [_constraint({})]),
		"no number": _set({"replicas": null}, [_constraint({})]),
		"pods of another": facts.set_of({"workloads": [facts.workload({"pods": null})]}),
		"no spread": _set({}, []),
		"another key": _set({}, [_constraint({"topologyKey": "kubernetes.io/hostname"})]),
		"other pods": _set({}, [_constraint({"selectsOwnPods": false})]),
		"an empty set": {},
	}
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_a_single_pod_is_found_elsewhere if {
	rule.violation == set() with input as _set({"replicas": {"value": 1}}, [_constraint({})])
}

test_what_stands_twice_is_undecided if {
	given := _set({"declarations": 2}, [_constraint({"maxSkew": 9})])
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {_id}
}

_id := "apps/Deployment/shop/web"

_constraint(rest) := object.union(
	{
		"kind": "constraint",
		"topologyKey": "topology.kubernetes.io/zone",
		"isRequired": true,
		"maxSkew": 1,
		"selectsOwnPods": true,
		"path": ["spread"],
	},
	rest,
)

_set(rest, spread) := facts.set_of({"workloads": [facts.workload(object.union({"pods": facts.pods({"spread": spread})}, rest))]})

test_the_zones_of_the_catalog_count if {
	given := _set({"replicas": {"value": 4}}, [_constraint({"maxSkew": 2})])
	settings := {"kubernetes/one-zone-loss-capacity": {"zones": 3, "minimum": 100}}
	found := rule.violation with input as object.union(given, {"catalog": {"zones": {"value": 2}}})
		with data.lib.archfit.settings as settings
	{finding.details.zones | some finding in found} == {2}
}
