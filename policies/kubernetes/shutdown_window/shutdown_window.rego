# METADATA
# title: Pods have time to stop
# description: |
#   terminationGracePeriodSeconds (30 where it is absent) is longer than what the slowest container needs: its preStop hook and then
#   the time in which it finishes what it has begun. Of a hook, sleep.seconds and the sleeps of its command count; how long anything else
#   takes cannot be seen. The time to finish is what a variable of the container says, else the annotation of the pods or the
#   workload, else the parameter drain_seconds. Jobs and Pods that end by themselves are not judged.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
#   - https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
# custom:
#   id: kubernetes/shutdown-window
#   severity: high
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload has a container that runs on
#   rationale: When the grace period ends Kubernetes kills what still runs. Requests under way are cut off at every rollout and every drain of a node.
#   remediation: Set terminationGracePeriodSeconds above the sum of the preStop hook and the time the application takes to finish, or shorten these.
#   parameters:
#     drain_seconds: {type: number, default: 0, description: Seconds in which a container finishes its work where nothing else says so.}
#     annotation: {type: string, default: archfit/drain-seconds, description: Annotation of the pods or the workload that gives these seconds.}
#     variables: {type: array, items: {type: string}, default: [DRAIN_TIMEOUT_SECONDS, GRACEFUL_SHUTDOWN_TIMEOUT_SECONDS, SHUTDOWN_TIMEOUT_SECONDS, SHUTDOWN_TIMEOUT_MS], description: Variables of a container that give them. A plain number is in seconds or (a name that ends in _MS) in milliseconds.}
#   since: 0.1.0
#   known_misses:
#     - "Of a preStop hook sleep.seconds and the sleeps of its command are counted: how long anything else in it takes cannot be seen."
package archfit.kubernetes.shutdown_window

import data.lib.archfit.containers
import data.lib.archfit.durations
import data.lib.archfit.kubernetes
import data.lib.archfit.parameters

applies if {
	containers.is_service
	count(containers.running) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	slowest := _needs[0]
	_grace.seconds <= slowest.seconds
	message := sprintf("container %s of %s needs more than %v s to stop (preStop hook %v s, %s %v s), and %s", [
		slowest.container,
		kubernetes.display,
		slowest.seconds,
		slowest.preStop,
		slowest.source,
		slowest.drain,
		_grace.text,
	])
	details := {
		"path": _grace_path,
		"related": [{"path": slowest.path}],
		"container": slowest.container,
		"graceSeconds": _grace.seconds,
		"preStopSeconds": slowest.preStop,
		"drainSeconds": slowest.drain,
		"measure": {"value": _grace.seconds - slowest.seconds, "unit": "seconds to spare", "better": "higher"},
		"fixes": _fixes(slowest),
	}
}

violation contains {"msg": message, "details": details} if {
	applies
	not _grace.seconds
	message := sprintf("the terminationGracePeriodSeconds of %s is no number of seconds", [kubernetes.display])
	details := {"path": _grace_path}
}

violation contains {"msg": message, "details": details} if {
	applies
	some container in containers.running
	drain := _drain(container)
	drain.seconds == null
	message := sprintf("the %s of container %s of %s is no number of seconds", [
		drain.source,
		container.name,
		kubernetes.display,
	])
	details := {"path": drain.path, "container": container.name}
}

# Where something says how long the application takes to finish: of that the least whole number that is enough. Knative has no such field.
_fixes(slowest) := [fix |
	kubernetes.kind != "Service"
	slowest.drain > 0
	seconds := floor(slowest.seconds) + 1
	fix := {
		"title": sprintf("set terminationGracePeriodSeconds to %d", [seconds]),
		"patch": [{"op": "add", "path": sprintf("/%s", [concat("/", _grace_path)]), "value": seconds}],
	}
]

_grace_path := array.concat(kubernetes.pod_spec_path, ["terminationGracePeriodSeconds"])

_grace := {
	"seconds": 30,
	"text": "terminationGracePeriodSeconds is absent, which counts as 30",
} if {
	object.get(kubernetes.pod_spec, "terminationGracePeriodSeconds", null) == null
} else := {
	"seconds": seconds,
	"text": sprintf("terminationGracePeriodSeconds is %v", [seconds]),
} if {
	seconds := kubernetes.pod_spec.terminationGracePeriodSeconds
	is_number(seconds)
} else := {}

# What each container needs, the slowest first; of equals the first.
_needs := [needs[1] |
	some needs in sort([[0 - need.seconds, need] |
		some container in containers.running
		drain := _drain(container)
		pre_stop := _pre_stop(container)
		need := {
			"container": container.name,
			"preStop": pre_stop,
			"drain": drain.seconds,
			"source": drain.source,
			"path": array.concat(container.path, ["lifecycle", "preStop"]),
			"seconds": pre_stop + drain.seconds,
		}
	])
]

_pre_stop(container) := seconds if {
	seconds := durations.seconds(container.value.lifecycle.preStop.sleep.seconds)
} else := seconds if {
	seconds := durations.sleep(container.value.lifecycle.preStop.exec.command)
} else := 0

# A value that is put together elsewhere is not known here.
_drain(container) := drain if {
	found := [drain |
		some index, variable in container.value.env
		some name in _parameters.variables
		variable.name == name
		value := variable.value
		not contains(sprintf("%v", [value]), "$(")
		not value in {null, ""}
		drain := {
			"source": sprintf("variable %s", [name]),
			"seconds": _seconds(value, name),
			"path": array.concat(container.path, ["env", index, "value"]),
		}
	]

	# Of variables of one name Kubernetes takes the last.
	drain := found[count(found) - 1]
} else := {
	"source": sprintf("annotation %s", [_parameters.annotation]),
	"seconds": _seconds(annotation.value, ""),
	"path": annotation.path,
} if {
	annotation := _annotation
} else := {"source": "to finish", "seconds": _parameters.drain_seconds, "path": []}

_annotation := {"value": value, "path": path} if {
	value := kubernetes.pod_annotations[_parameters.annotation]
	path := array.concat(kubernetes.pod_metadata_path, ["annotations", _parameters.annotation])
} else := {"value": value, "path": ["metadata", "annotations", _parameters.annotation]} if {
	value := kubernetes.annotations[_parameters.annotation]
}

_seconds(value, name) := seconds if {
	seconds := durations.seconds(value) / _per_second(value, name)
} else := null

_per_second(value, name) := 1000 if {
	endswith(name, "_MS")
	trim(sprintf("%v", [value]), "0123456789") == ""
}

else := 1

_parameters := parameters.of(rego.metadata.chain())
