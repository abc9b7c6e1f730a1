# METADATA
# title: Pods have the time to stop that the catalog gives them
# description: |
#   terminationGracePeriodSeconds (30 where it is absent) is longer than the preStop hook of the slowest container and drainTimeout of the
#   catalog together. A workload that names no less itself, in the annotation archfit/drain-seconds, is left to
#   kubernetes/shutdown-window, which judges by that. Jobs are not judged: they end by themselves.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
# custom:
#   id: kubernetes/drain-window
#   severity: high
#   scope: set
#   applies_to: [workload]
#   not_applicable: the catalog gives no workload of the set a drainTimeout
#   rationale: When the grace period ends Kubernetes kills what still runs. What the service was promised to finish is cut off at every rollout and every drain of a node.
#   remediation: Set terminationGracePeriodSeconds above the sum of the preStop hook and drainTimeout, or shorten these.
#   requires: [catalog]
#   since: 0.1.0
#   known_misses:
#     - "Of a preStop hook sleep.seconds and the sleeps of its command are counted: how long anything else in it takes cannot be seen."
package archfit.kubernetes.drain_window

import data.lib.archfit.catalog
import data.lib.archfit.durations

examined contains id if some id, _ in _judged

violation contains {"msg": message, "details": details} if {
	some id, entry in _judged
	workload := input.workloads[id]
	grace := workload.pods.grace
	is_number(grace.value)
	pre_stop := _slowest(workload)
	needed := pre_stop + entry.drainTimeout.value
	grace.value <= needed
	message := sprintf("%s needs more than %v s to stop (preStop hook %v s, drainTimeout of the catalog %v s), and %s (%s)", [
		workload.display,
		needed,
		pre_stop,
		entry.drainTimeout.value,
		_explain(grace),
		catalog.origin(entry),
	])
	details := {
		"subject": id,
		"path": grace.path,
		"related": [catalog.place(entry.drainTimeout)],
		"graceSeconds": grace.value,
		"preStopSeconds": pre_stop,
		"drainSeconds": entry.drainTimeout.value,
		"measure": {"value": grace.value - needed, "unit": "seconds to spare", "better": "higher"},
	}
}

undecided contains {"msg": message, "details": details} if {
	some id, _ in _judged
	workload := input.workloads[id]
	workload.pods.grace.source == "unreadable"
	message := sprintf("the terminationGracePeriodSeconds of %s is no number of seconds", [workload.display])
	details := {"subject": id, "path": workload.pods.grace.path, "hint": "Correct it."}
}

_judged[id] := entry if {
	some id, workload in input.workloads
	not workload.kind in {"CronJob", "Job"}
	is_object(workload.pods)
	count(workload.pods.containers) > 0
	entry := input.catalog.workloads[id]
	seconds := entry.drainTimeout.value
	not _says_no_less(workload, seconds)
}

_says_no_less(workload, seconds) if durations.seconds(workload.drain) >= seconds

_slowest(workload) := max([_seconds(container.preStop) | some container in workload.pods.containers])

# How long anything else takes cannot be seen.
_seconds(hook) := hook.seconds if hook.kind == "sleep"

else := seconds if {
	hook.kind == "exec"
	seconds := durations.sleep(hook.command)
} else := 0

_explain(grace) := sprintf("%s is %v", [grace.field, grace.value]) if grace.source == "declared"

else := sprintf("%s is absent, which counts as %v", [grace.field, grace.value])
