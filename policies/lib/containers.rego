# METADATA
# description: Which containers of a workload run for as long as it does.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
package lib.archfit.containers

import data.lib.archfit.kubernetes

# METADATA
# description: |
#   A workload that is to run until somebody stops it. A Job ends by itself, and so does a Pod that is not started again.
is_service if {
	kubernetes.is_workload
	not kubernetes.kind in {"CronJob", "Job", "ScaledJob"}
	not _ends
}

_ends if {
	kubernetes.kind == "Pod"
	kubernetes.pod_spec.restartPolicy in {"Never", "OnFailure"}
}

# METADATA
# description: The containers that run on. Init containers do not, but for sidecars, which restart always.
running := [container |
	some container in kubernetes.containers
	_runs_on(container)
]

_runs_on(container) if "containers" in container.path

_runs_on(container) if container.value.restartPolicy == "Always"
