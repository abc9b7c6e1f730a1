# METADATA
# title: Liveness is more patient than readiness
# description: |
#   Where the liveness and the readiness probe of a container ask the same endpoint, the liveness probe waits longer: more seconds until
#   it gives up (failureThreshold x periodSeconds), or as many with a longer timeoutSeconds. Absent thresholds have their documented defaults, and a named port is
#   the same as its number.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   id: kubernetes/probes-distinct
#   severity: medium
#   scope: object
#   applies_to: [workload]
#   not_applicable: no container has both a liveness and a readiness probe
#   rationale: A pod under load first fails to be ready, gets no more requests and recovers. Where liveness fails at the same moment it is killed instead, and its load falls on the next one.
#   remediation: Give the liveness probe an endpoint of its own that checks the process only, or a higher failureThreshold.
#   since: 0.1.0
package archfit.kubernetes.probes_distinct

import data.lib.archfit.kubernetes
import data.lib.archfit.probes

applies if {
	kubernetes.is_workload
	count(_pairs) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	some pair in _pairs
	probes.endpoint(pair.container, pair.liveness) == probes.endpoint(pair.container, pair.readiness)
	liveness := _patience(pair.liveness)
	readiness := _patience(pair.readiness)
	not _is_longer(liveness, readiness)
	message := sprintf("the liveness probe of container %s of %s asks what its readiness probe asks, and gives up after %d s, not later than readiness (%d s)", [
		pair.container.name,
		kubernetes.display,
		liveness.seconds,
		readiness.seconds,
	])
	details := {
		"path": array.concat(pair.container.path, ["livenessProbe"]),
		"related": [{"path": array.concat(pair.container.path, ["readinessProbe"])}],
		"container": pair.container.name,
		"liveness": liveness,
		"readiness": readiness,
	}
}

_pairs := [pair |
	some container in kubernetes.containers
	pair := {
		"container": container,
		"liveness": container.value.livenessProbe,
		"readiness": container.value.readinessProbe,
	}
	probes.is_probe(pair.liveness)
	probes.is_probe(pair.readiness)
]

_patience(probe) := {
	"seconds": probes.threshold(probe, "failureThreshold") * probes.threshold(probe, "periodSeconds"),
	"timeoutSeconds": probes.threshold(probe, "timeoutSeconds"),
}

_is_longer(liveness, readiness) if liveness.seconds > readiness.seconds

_is_longer(liveness, readiness) if {
	liveness.seconds == readiness.seconds
	liveness.timeoutSeconds > readiness.timeoutSeconds
}
