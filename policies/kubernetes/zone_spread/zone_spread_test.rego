package archfit.kubernetes.zone_spread_test

import data.archfit.kubernetes.zone_spread as rule
import data.lib.archfit.workloads_test as workloads

_keys := ["topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"]

_own := {"matchLabels": {"app": "web"}}

_term := {"topologyKey": "topology.kubernetes.io/zone", "labelSelector": _own}

test_every_kind_with_replicas_is_judged if {
	judged := {object.kind |
		some object in workloads.every_kind({"name": "web", "labels": {"criticality": "critical"}}, {"containers": []})
		rule.applies with input as object
		messages := {violation.msg | some violation in rule.violation} with input as object
		messages == {sprintf("critical %s web is not spread over zones", [object.kind])}
	}
	judged == {"Deployment", "ReplicaSet", "ReplicationController", "Rollout", "StatefulSet"}
}

test_what_keeps_pods_apart_by_zone[name] if {
	some name, pod_spec in {
		"constraint": {"topologySpreadConstraints": [_term]},
		"an old key": {"topologySpreadConstraints": [object.union(_term, {"topologyKey": "failure-domain.beta.kubernetes.io/zone"})]},
		"the second constraint": {"topologySpreadConstraints": [{"topologyKey": "kubernetes.io/hostname", "labelSelector": _own}, _term]},
		"required anti-affinity": {"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [_term]}}},
		"preferred anti-affinity": {"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{
			"weight": 100,
			"podAffinityTerm": _term,
		}]}}},
		"one of two selects": {
			"topologySpreadConstraints": [object.union(_term, {"labelSelector": {"matchLabels": {"app": "api"}}})],
			"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [_term]}},
		},
	}
	rule.applies with input as _critical(pod_spec)
	rule.violation == set() with input as _critical(pod_spec)
}

test_nothing_keeps_pods_apart[name] if {
	some name, pod_spec in {
		"absent": {"containers": []},
		"null": {"topologySpreadConstraints": null, "affinity": null},
		"empty": {"topologySpreadConstraints": [], "affinity": {}},
		"by host only": {"topologySpreadConstraints": [{"topologyKey": "kubernetes.io/hostname", "labelSelector": _own}]},
		"affinity, not anti-affinity": {"affinity": {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [_term]}}},
		"anti-affinity null": {"affinity": {"podAntiAffinity": null}},
		"a preference without a term": {"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 1}]}}},
	}
	rule.violation == {{
		"msg": "critical Deployment web is not spread over zones",
		"details": {
			"path": ["spec", "template", "spec", "topologySpreadConstraints"],
			"keys": _keys,
		},
	}} with input as _critical(pod_spec)
}

test_a_selector_of_others_spreads_nothing[name] if {
	some name, selector in {"of others": {"matchLabels": {"app": "api"}}, "null": null}
	term := {"topologyKey": "topology.kubernetes.io/zone", "labelSelector": selector}
	rule.violation == {_violation("topology spread constraint", ["topologySpreadConstraints", 0])} with input as _critical({"topologySpreadConstraints": [term]})
}

test_a_selector_may_be_absent if {
	term := {"topologyKey": "topology.kubernetes.io/zone"}
	rule.violation == {_violation("topology spread constraint", ["topologySpreadConstraints", 0])} with input as _critical({"topologySpreadConstraints": [term]})
	anti_affinity := {"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [term]}}}
	path := ["affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution", 0]
	rule.violation == {_violation("pod anti-affinity", path)} with input as _critical(anti_affinity)
	preferred := {"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"podAffinityTerm": term}]}}}
	some violation in rule.violation with input as _critical(preferred)
	"podAffinityTerm" in violation.details.path
}

test_the_label_of_the_pods_counts if {
	workload := {
		"apiVersion": "apps/v1",
		"kind": "Deployment",
		"spec": {"template": {"metadata": {"labels": {"criticality": "critical"}}, "spec": {"containers": []}}},
	}
	count(rule.violation) == 1 with input as workload
}

test_label_values_and_keys_are_parameters if {
	settings := {"kubernetes/zone-spread": {"label": "tier", "values": ["one"], "keys": ["example.test/zone"]}}
	workload := workloads.deployment({"labels": {"tier": "one"}}, {"topologySpreadConstraints": [_term]})
	some violation in rule.violation with input as workload
		with data.lib.archfit.settings as settings
	violation.details.keys == ["example.test/zone"]
}

test_what_is_not_critical_is_not_judged[name] if {
	some name, object in {
		"another value": workloads.deployment({"labels": {"criticality": "standard"}}, {"containers": []}),
		"no label": workloads.deployment({}, {"containers": []}),
		"labels null": workloads.deployment({"labels": null}, {"containers": []}),
		"no pods of its own": {
			"apiVersion": "argoproj.io/v1alpha1",
			"kind": "Rollout",
			"metadata": {"labels": {"criticality": "critical"}},
			"spec": {"workloadRef": {"name": "web"}},
		},
		"another kind": {"apiVersion": "v1", "kind": "Service", "metadata": {"labels": {"criticality": "critical"}}},
	}
	not rule.applies with input as object
}

_critical(pod_spec) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "labels": {"criticality": "critical"}},
	"spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": pod_spec}},
}

_violation(name, path) := {
	"msg": sprintf("critical Deployment web is not spread over zones: the label selector of its %s does not select its own pods", [name]),
	"details": {
		"path": array.concat(["spec", "template", "spec"], array.concat(path, ["labelSelector"])),
		"keys": _keys,
	},
}
