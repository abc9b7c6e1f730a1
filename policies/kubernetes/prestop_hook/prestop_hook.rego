# METADATA
# title: Pods behind a Service leave it before they stop
# description: |
#   A container that a Service of the set hands requests to has a preStop hook, or the workload says how it drains: by the annotation
#   archfit/drain-seconds, or by drainTimeout in the catalog. What a hook does cannot be seen, so any counts but one that sleeps for
#   no time. A container gets the requests when it declares the port that the Service targets; where none does, one hook is enough.
#   Services that send to pods that are not ready (publishNotReadyAddresses), and ports that carry figures instead of requests (parameter
#   exempt), are not judged. Off unless it is switched on: a process that goes on serving after SIGTERM needs no hook, and no
#   manifest shows that it does.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
#   - https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
# custom:
#   id: kubernetes/prestop-hook
#   severity: medium
#   scope: set
#   applies_to: [workload]
#   not_applicable: no Service of the input selects a workload of it
#   rationale: A pod is told to stop at the moment in which it begins to be taken out of the load balancers. Until all of them know, they send requests to a process that is gone.
#   default: off
#   remediation: Add a preStop hook that waits for some seconds (sleep from Kubernetes 1.30 on), or let the process go on serving after SIGTERM and say for how long in the annotation archfit/drain-seconds.
#   parameters:
#     exempt: {type: array, items: {type: string}, default: [metrics, http-metrics, https-metrics, monitoring], description: Names of Service ports that carry no requests of users.}
#   since: 0.1.0
#   when_not: "Where processes go on serving after SIGTERM: they need no hook, and no manifest shows that they do."
#   known_misses:
#     - "What a hook does cannot be seen: any counts but one that sleeps for no time."
#   related:
#     - kubernetes/shutdown-window
#     - kubernetes/readiness-probe
package archfit.kubernetes.prestop_hook

import data.lib.archfit.declarations
import data.lib.archfit.durations
import data.lib.archfit.parameters

examined contains id if some id, _ in _served

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

_cases contains {"facts": [workload, services[0]], "msg": message, "details": details} if {
	some id, ports in _served
	workload := input.workloads[id]
	not _drains(id)
	some container in workload.pods.containers
	services := [port.service |
		some port in ports
		container in _receivers(workload, port.target)
	]
	not _waits(container)
	message := sprintf("container %s of %s gets requests of %s until it stops, and does not wait before: it has no preStop hook", [
		container.name,
		workload.display,
		services[0].display,
	])
	details := {
		"subject": id,
		"path": array.concat(container.path, ["lifecycle", "preStop"]),
		"related": [{"subject": services[0].id, "path": ["spec", "ports"]}],
		"container": container.name,
	}
}

_cases contains {"facts": [workload, services[0]], "msg": message, "details": details} if {
	some id, ports in _served
	workload := input.workloads[id]
	not _drains(id)
	services := [port.service |
		some port in ports
		count(_receivers(workload, port.target)) == 0
	]
	not _one_waits(workload)
	message := sprintf("no container of %s, which gets requests of %s until it stops, waits before: none has a preStop hook", [
		workload.display,
		services[0].display,
	])
	details := {
		"subject": id,
		"path": array.concat(workload.pods.path, ["containers"]),
		"related": [{"subject": services[0].id, "path": ["spec", "ports"]}],
	}
}

# The workloads that run on, each with the ports that Services send to. A Job that a Service selects by mistake serves nobody.
_served[id] := ports if {
	some id, workload in input.workloads
	not workload.kind in {"CronJob", "Job"}
	is_object(workload.pods)
	ports := [{"service": service, "target": port.target} |
		some service_id in workload.services
		service := input.services[service_id]
		not service.isBlindToReadiness
		some port in service.ports
		not port.name in _parameters.exempt
	]
	count(ports) > 0
}

_receivers(workload, target) := declaring if {
	declaring := [container |
		some container in workload.pods.containers
		some port in container.ports
		target in {port.number, port.name}
	]
	count(declaring) > 0
} else := workload.pods.containers if {
	count(workload.pods.containers) == 1
} else := []

_one_waits(workload) if {
	some container in workload.pods.containers
	_waits(container)
}

_waits(container) if container.preStop.kind in {"sleep", "http"}

_waits(container) if {
	container.preStop.kind == "exec"
	not _sleeps_for_no_time(container.preStop.command)
}

# Of what a command does beside sleeping, and of a sleep whose time stands in a variable, nothing is known.
_sleeps_for_no_time(command) if {
	durations.sleep(command) == 0
	regex.match(`(^|[ /;&|(])sleep +0+(\.0+)?[a-z]?($|[ ;&|)])`, concat(" ", command))
}

_drains(id) if durations.seconds(input.workloads[id].drain) > 0

_drains(id) if input.catalog.workloads[id].drainTimeout.value > 0

_parameters := parameters.of(rego.metadata.chain())
