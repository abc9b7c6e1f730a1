package archfit.kubernetes.rollout_strategy_test

import data.archfit.kubernetes.rollout_strategy as rule
import data.lib.archfit.workloads_test as workloads

test_deployments_and_rollouts_are_judged if {
	judged := {concat(" ", [object.apiVersion, object.kind]) |
		some object in workloads.every_kind({"name": "web"}, {})
		rule.applies with input as object
	}
	judged == {"apps/v1 Deployment", "argoproj.io/v1alpha1 Rollout", "extensions/v1beta1 Deployment"}
}

test_a_deployment_that_rolls_over[name] if {
	some name, spec in {
		"strategy absent": {},
		"strategy null": {"strategy": null},
		"strategy empty": {"strategy": {}},
		"type null": {"strategy": {"type": null}},
		"type empty": {"strategy": {"type": ""}},
		"type given": {"strategy": {"type": "RollingUpdate"}},
		"rollingUpdate null": {"strategy": {"rollingUpdate": null}},
		"a share": {"strategy": {"rollingUpdate": {"maxUnavailable": "99%"}}},
		"a number": {"strategy": {"rollingUpdate": {"maxUnavailable": 1}}},
		"a small share with zeros": {"strategy": {"rollingUpdate": {"maxUnavailable": "025%"}}},
	}
	rule.applies with input as _deployment(spec)
	rule.violation == set() with input as _deployment(spec)
}

test_another_strategy_stops_all_pods[type] if {
	some type in ["Recreate", "Rolling"]
	rule.violation == {{
		"msg": sprintf("Deployment web has the strategy %s, not RollingUpdate: all its pods are down during a rollout", [type]),
		"details": {"path": ["spec", "strategy", "type"], "type": type},
	}} with input as _deployment({"strategy": {"type": type, "rollingUpdate": {"maxUnavailable": "100%"}}})
}

test_all_may_be_unavailable[share] if {
	some share in ["100%", "0100%"]
	rule.violation == {{
		"msg": sprintf("Deployment web lets %s of its pods be unavailable: all of them may be down during a rollout", [share]),
		"details": {"path": ["spec", "strategy", "rollingUpdate", "maxUnavailable"], "maxUnavailable": share},
	}} with input as _deployment({"strategy": {"rollingUpdate": {"maxUnavailable": share}}})
}

test_a_rollout_goes_step_by_step[name] if {
	some name, strategy in {"canary": {"canary": {}}, "blue and green": {"blueGreen": {"activeService": "web"}}}
	rule.violation == set() with input as _rollout({"strategy": strategy})
}

test_a_rollout_without_a_strategy[name] if {
	some name, spec in {
		"absent": {},
		"null": {"strategy": null},
		"empty": {"strategy": {}},
		"canary null": {"strategy": {"canary": null}},
		"that of a Deployment": {"strategy": {"type": "Recreate"}},
	}
	rule.violation == {{
		"msg": "Rollout web has neither a canary nor a blueGreen strategy",
		"details": {"path": ["spec", "strategy"]},
	}} with input as _rollout(spec)
}

test_other_kinds_are_not_judged if not rule.applies with input as {"apiVersion": "v1", "kind": "Service"}

_deployment(spec) := {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": spec}

_rollout(spec) := {"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout", "metadata": {"name": "web"}, "spec": spec}
