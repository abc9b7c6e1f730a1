# METADATA
# title: Containers have a liveness probe
# description: |
#   Every container that runs on has a liveness probe: those of Deployments and of every other kind but Job and CronJob, and sidecars
#   (init containers that restart always). Init containers and Pods that are not started again end by themselves and need none. A probe
#   without a handler is none.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   id: kubernetes/liveness-probe
#   severity: high
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload has a container that runs on
#   rationale: Kubernetes starts a container again when its process ends. One that hangs keeps its process, and without a liveness probe it stays until somebody notices.
#   remediation: Set livenessProbe to a cheap check of the process itself, which no dependency can fail.
#   since: 0.1.0
#   when_not: "Where processes end by themselves when they cannot go on: a probe then adds restarts and repairs nothing."
#   known_misses:
#     - "Whether a probe asks a dependency, which restarts healthy pods when that one fails."
#   related:
#     - kubernetes/readiness-probe
#     - kubernetes/probes-distinct
#     - kubernetes/probe-port-exposed
package archfit.kubernetes.liveness_probe

import data.lib.archfit.containers
import data.lib.archfit.kubernetes
import data.lib.archfit.probes

applies if {
	containers.is_service
	count(containers.running) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	some container in containers.running
	not _is_probed(container)
	message := sprintf("container %s of %s has no liveness probe", [container.name, kubernetes.display])
	details := {
		"path": array.concat(container.path, ["livenessProbe"]),
		"container": container.name,
	}
}

_is_probed(container) if probes.is_probe(container.value.livenessProbe)
