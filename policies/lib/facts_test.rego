# METADATA
# description: Facts about the objects of a set, for the tests of rules. Each takes what differs from the usual.
package lib.archfit.facts_test

set_of(facts) := object.union(
	{
		"workloads": {},
		"autoscalers": {},
		"services": {},
		"disruptionBudgets": {},
		"networkPolicies": {},
		"monitors": {},
		"discoverers": {},
		"ingresses": {},
	},
	{kind: by_id |
		some kind, list in facts
		by_id := {fact.id: fact | some fact in list}
	},
)

workload(rest) := object.union(
	object.union(_named("apps", "Deployment", "web"), {
		"labels": {"criticality": "critical"},
		"podLabels": {},
		"replicas": count_of("spec.replicas", 3, "declared"),
		"pods": pods({}),
		"borrowsFrom": null,
		"rollingUpdate": {
			"maxUnavailable": amount("maxUnavailable", 25, "percent", "default"),
			"maxSurge": amount("maxSurge", 25, "percent", "default"),
		},
		"autoscalers": [],
		"services": [],
		"disruptionBudgets": [],
		"monitors": [],
		"serviceAccounts": [],
	}),
	rest,
)

pods(rest) := object.union(
	{
		"serviceAccount": null,
		"containers": [],
		"spread": [],
		"nodeSelector": {},
		"scrape": null,
		"isInjected": false,
		"path": ["spec", "template", "spec"],
	},
	rest,
)

container(rest) := object.union(
	{"name": "app", "ports": [], "isProbed": false, "path": ["spec", "template", "spec", "containers", 0]},
	rest,
)

autoscaler(rest) := object.union(
	object.union(_named("autoscaling", "HorizontalPodAutoscaler", "web"), {
		"minimum": count_of("minReplicas", 2, "declared"),
		"maximum": count_of("maxReplicas", 6, "declared"),
		"adopts": null,
		"target": {"group": "apps", "kind": "Deployment", "name": "web", "namespace": "shop"},
		"targets": ["apps/Deployment/shop/web"],
	}),
	rest,
)

service(rest) := object.union(
	object.union(_named("core", "Service", "web"), {
		"type": "ClusterIP",
		"labels": {},
		"selector": selector,
		"ports": [],
		"isBlindToReadiness": false,
		"scrape": null,
		"selected": [],
		"hasCandidates": true,
		"makers": [],
		"monitors": [],
	}),
	rest,
)

budget(rest) := object.union(
	object.union(_named("policy", "PodDisruptionBudget", "web"), {
		"selector": selector,
		"minAvailable": null,
		"maxUnavailable": null,
		"selected": ["apps/Deployment/shop/web"],
		"hasCandidates": true,
		"makers": [],
	}),
	rest,
)

selecting(kind, rest) := object.union(
	object.union(_named("example.test", kind, "web"), {
		"selector": selector,
		"selected": [],
		"hasCandidates": true,
		"makers": [],
	}),
	rest,
)

ingress(backends) := object.union(
	_named("networking.k8s.io", "Ingress", "web"),
	{"backends": backends, "hasCandidates": true},
)

selector := {"kind": "labels", "labels": {"app": "web"}, "expressions": [], "text": "app=web"}

count_of(field, value, source) := {"value": value, "source": source, "field": field, "path": split(field, ".")}

amount(field, value, unit, source) := {"value": value, "unit": unit, "source": source, "field": field, "path": ["spec", field]}

messages(findings) := {finding.msg | some finding in findings}

subjects(findings) := {finding.details.subject | some finding in findings}

_named(group, kind, name) := {
	"id": concat("/", [group, kind, "shop", name]),
	"group": group,
	"kind": kind,
	"namespace": "shop",
	"name": name,
	"display": concat(" ", [kind, name]),
	"declarations": 1,
}
