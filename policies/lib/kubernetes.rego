# METADATA
# description: |
#   The one view of a Kubernetes object that object-scope policies share. Reads the object of an admission review where
#   there is one (Gatekeeper), else the input itself (archfit, conftest, opa eval). A manifest that has a `review` of its own
#   is no review: it would pass another object off as itself.
package lib.archfit.kubernetes

import data.lib.archfit.scopes

resource := input.review.object if _is_review

else := input if is_object(input)

else := {}

kind := _text(resource, "kind")

metadata := _object(resource, "metadata")

name := _text(metadata, "name")

labels := _object(metadata, "labels")

annotations := _object(metadata, "annotations")

# METADATA
# description: The API group, empty for the core group.
group := _group_of(_api_version)

_group_of(api_version) := split(api_version, "/")[0] if contains(api_version, "/")

else := ""

# METADATA
# description: What `applies_to` in a rule's metadata may name.
known_kinds := {"workload", "namespaced object", "selector"} | {name | some name in _named_kinds}

# METADATA
# description: |
#   Which of these the object is. Depends on apiVersion and kind alone, so that a host can ask once for every pair it meets.
kinds contains "workload" if _pod_template_path

kinds contains "namespaced object" if scopes.is_namespaced(group, kind)

kinds contains _named_kinds[_group_and_kind]

kinds contains "selector" if _group_and_kind in _selectors

# METADATA
# description: |
#   The API groups and kinds that each of these names stands for, for a host that has to be told beforehand what to hand over, as
#   Gatekeeper has. The kind `*` is every kind of its group that lives in a namespace.
kinds_by_name[name] contains {"group": group, "kind": kind} if {
	some name, keys in _keys_by_name
	some key in keys
	[group, kind] := split(key, "/")
}

kinds_by_name["namespaced object"] contains {"group": group, "kind": "*"} if {
	some group in scopes.groups
}

_keys_by_name := object.union(
	{"workload": object.keys(_pod_template_paths), "selector": _selectors},
	{name: keys |
		some name in _named_kinds
		keys := {key | some key, same in _named_kinds; same == name}
	},
)

# What is written for those that its labels select, and is nothing without them.
_selectors := {
	"monitoring.coreos.com/PodMonitor",
	"monitoring.coreos.com/ServiceMonitor",
	"networking.k8s.io/NetworkPolicy",
	"policy/PodDisruptionBudget",
}

# Kinds that rules name one by one, by API group.
_named_kinds := {
	"/ConfigMap": "config map",
	"/Secret": "secret",
	"/Service": "service",
	"autoscaling/HorizontalPodAutoscaler": "autoscaler",
	"extensions/Ingress": "ingress",
	"gateway.envoyproxy.io/ClientTrafficPolicy": "TLS setting",
	"gateway.networking.k8s.io/Gateway": "gateway",
	"keda.sh/ScaledObject": "autoscaler",
	"networking.istio.io/Gateway": "gateway",
	"networking.k8s.io/Ingress": "ingress",
	"policy/PodDisruptionBudget": "disruption budget",
	"projectcontour.io/HTTPProxy": "TLS setting",
	"traefik.containo.us/TLSOption": "TLS setting",
	"traefik.io/TLSOption": "TLS setting",
}

# METADATA
# description: |
#   A kind that runs pods. The test hooks of a Helm release are run on demand and are not part of it.
# related_resources:
#   - https://helm.sh/docs/topics/chart_tests/
is_workload if {
	_pod_template_path
	not _is_helm_test
	not _is_of_workload
}

# In a cluster, where every object is reviewed, what a workload made is judged with that workload: the pods of a Deployment have
# the labels of its template, and not its own.
_is_of_workload if {
	_is_review
	some owner in metadata.ownerReferences
	owner.controller
	_pod_template_paths[concat("/", [_group_of(_text(owner, "apiVersion")), _text(owner, "kind")])]
}

_is_review if {
	not input.kind
	is_object(input.review.object)
}

# METADATA
# description: The pod specification and where it stands in the object.
pod_spec := object.get(resource, pod_spec_path, {})

pod_spec_path := array.concat(_pod_template_path, ["spec"])

# METADATA
# description: The metadata of the pods; a Pod's own.
pod_metadata := _object(object.get(resource, _pod_template_path, {}), "metadata")

pod_metadata_path := array.concat(_pod_template_path, ["metadata"])

pod_labels := _object(pod_metadata, "labels")

pod_annotations := _object(pod_metadata, "annotations")

# METADATA
# description: |
#   Containers and init containers, sidecars (init containers that restart always) among them. A container without a name
#   is called by its place.
containers := [container |
	some field in ["initContainers", "containers"]
	some index, value in pod_spec[field]
	container := {
		"name": _container_name(value, index),
		"path": array.concat(pod_spec_path, [field, index]),
		"value": value,
	}
]

# METADATA
# description: The object as messages name it.
display := concat(" ", [kind, _display_name])

_display_name := name if name != ""

else := concat("", [_text(metadata, "generateName"), "*"])

_container_name(container, index) := container.name if is_string(container.name)

else := concat(" ", ["number", format_int(index + 1, 10)])

# Kinds that run pods, by API group, and the path to their pod template.
_pod_template_path := _pod_template_paths[_group_and_kind]

_group_and_kind := concat("/", [group, kind])

_pod_template_paths := {
	"/Pod": [],
	"/ReplicationController": ["spec", "template"],
	"apps.kruise.io/CloneSet": ["spec", "template"],
	"apps.kruise.io/DaemonSet": ["spec", "template"],
	"apps.kruise.io/StatefulSet": ["spec", "template"],
	"apps.openshift.io/DeploymentConfig": ["spec", "template"],
	"apps/DaemonSet": ["spec", "template"],
	"apps/Deployment": ["spec", "template"],
	"apps/ReplicaSet": ["spec", "template"],
	"apps/StatefulSet": ["spec", "template"],
	"argoproj.io/Rollout": ["spec", "template"],
	"batch/CronJob": ["spec", "jobTemplate", "spec", "template"],
	"batch/Job": ["spec", "template"],
	"extensions/DaemonSet": ["spec", "template"],
	"extensions/Deployment": ["spec", "template"],
	"extensions/ReplicaSet": ["spec", "template"],
	"keda.sh/ScaledJob": ["spec", "jobTargetRef", "template"],
	"serving.knative.dev/Service": ["spec", "template"],
}

_api_version := _text(resource, "apiVersion")

_is_helm_test if {
	hooks := {trim_space(hook) | some hook in split(_text(annotations, "helm.sh/hook"), ",")} - {""}
	count(hooks) > 0
	count(hooks - {"test", "test-success", "test-failure"}) == 0
}

_text(parent, key) := parent[key] if is_string(parent[key])

else := ""

_object(parent, key) := parent[key] if is_object(parent[key])

else := {}
