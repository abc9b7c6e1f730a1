package lib.archfit.containers_test

import data.lib.archfit.containers
import data.lib.archfit.workloads_test as workloads

_pod_spec := {"containers": [{"name": "web"}]}

test_what_runs_until_it_is_stopped_is_a_service if {
	services := {object.kind |
		some object in workloads.every_kind({"name": "web"}, _pod_spec)
		containers.is_service with input as object
	}
	services == {
		"DaemonSet", "Deployment", "Pod", "ReplicaSet",
		"ReplicationController", "Rollout", "Service", "StatefulSet",
	}
}

test_a_pod_that_is_not_started_again_is_no_service[policy] if {
	some policy in ["Never", "OnFailure"]
	not containers.is_service with input as _pod(policy)
}

test_a_pod_is_started_again_unless_it_says_otherwise[policy] if {
	some policy in ["Always", null]
	containers.is_service with input as _pod(policy)
}

test_other_kinds_are_no_services if {
	not containers.is_service with input as {"apiVersion": "v1", "kind": "Service"}
}

test_init_containers_end_and_sidecars_run_on if {
	pod_spec := {
		"initContainers": [{"name": "migrate"}, {"name": "proxy", "restartPolicy": "Always"}],
		"containers": [{"name": "web"}],
	}
	found := [container.name | some container in containers.running] with input as workloads.deployment({}, pod_spec)
	found == ["proxy", "web"]
}

_pod(policy) := {"apiVersion": "v1", "kind": "Pod", "spec": object.union(_pod_spec, {"restartPolicy": policy})}
