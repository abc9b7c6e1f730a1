# METADATA
# description: Manifests of every kind that runs pods, for the tests of rules.
package lib.archfit.workloads_test

# METADATA
# description: One object of every kind, all with the metadata and the pod specification that are given.
every_kind(metadata, pod_spec) := [object |
	some [api_version, kind, path] in [
		["apps/v1", "DaemonSet", []],
		["apps/v1", "Deployment", []],
		["apps/v1", "ReplicaSet", []],
		["apps/v1", "StatefulSet", []],
		["argoproj.io/v1alpha1", "Rollout", []],
		["batch/v1", "CronJob", ["jobTemplate"]],
		["batch/v1", "Job", []],
		["extensions/v1beta1", "DaemonSet", []],
		["extensions/v1beta1", "Deployment", []],
		["extensions/v1beta1", "ReplicaSet", []],
		["keda.sh/v1alpha1", "ScaledJob", ["jobTargetRef"]],
		["serving.knative.dev/v1", "Service", []],
		["v1", "ReplicationController", []],
		["v1", "Pod", null],
	]
	object := {
		"apiVersion": api_version,
		"kind": kind,
		"metadata": metadata,
		"spec": _spec(path, pod_spec),
	}
]

deployment(metadata, pod_spec) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": metadata,
	"spec": {"template": {"spec": pod_spec}},
}

_spec(null, pod_spec) := pod_spec

_spec([], pod_spec) := {"template": {"spec": pod_spec}}

_spec(["jobTargetRef"], pod_spec) := {"jobTargetRef": {"template": {"spec": pod_spec}}}

_spec(["jobTemplate"], pod_spec) := {"jobTemplate": {"spec": {"template": {"spec": pod_spec}}}}
