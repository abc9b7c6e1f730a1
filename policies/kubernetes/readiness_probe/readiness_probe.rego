# METADATA
# title: Containers behind a Service have a readiness probe
# description: |
#   Every container that a Service of the set hands requests to has a readiness probe. A container gets the requests when it declares the
#   port that the Service targets; when no container declares that number, one of them has it all the same. Containers whose ports no Service
#   targets are not judged, nor are Services that send to pods that are not ready (publishNotReadyAddresses), nor ports that
#   carry figures instead of requests (parameter exempt).
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe
#   - https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
# custom:
#   id: kubernetes/readiness-probe
#   severity: high
#   scope: set
#   applies_to: [workload]
#   not_applicable: no Service of the input selects a workload of it
#   rationale: Without the probe a pod gets requests from the moment its process starts, and keeps getting them while it cannot answer. Every rollout then loses requests.
#   remediation: Add a readinessProbe to the container, on an endpoint that fails while the container cannot serve.
#   parameters:
#     exempt: {type: array, items: {type: string}, default: [metrics, http-metrics, https-metrics, monitoring], description: Names of Service ports that carry no requests of users.}
#   since: 0.1.0
#   known_misses:
#     - "Services that are deployed elsewhere are not known: a container that only these send requests to is not judged."
#     - "Whether the endpoint fails while the container cannot serve."
#   related:
#     - kubernetes/probes-distinct
#     - kubernetes/service-selects-pods
package archfit.kubernetes.readiness_probe

import data.lib.archfit.declarations
import data.lib.archfit.parameters

examined contains id if some id, _ in _served

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

# Some of the containers have a probe, and which of them has the port is not written.
undecided contains {"msg": message, "details": details} if {
	some id, ports in _served
	workload := input.workloads[id]
	some port in ports
	count(_receivers(workload, port.target)) == 0
	is_number(port.target)
	{container.isProbed | some container in workload.pods.containers} == {true, false}
	message := sprintf("no container of %s declares port %d, to which %s sends: which of them needs a readiness probe is not known", [
		workload.display,
		port.target,
		port.service.display,
	])
	details := {
		"subject": id,
		"path": array.concat(workload.pods.path, ["containers"]),
		"hint": sprintf("Declare containerPort %d in the container that listens on it.", [port.target]),
	}
}

_cases contains {"facts": [workload, service], "msg": message, "details": details} if {
	some id, ports in _served
	workload := input.workloads[id]
	some container in workload.pods.containers
	not container.isProbed
	services := [port.service |
		some port in ports
		container in _receivers(workload, port.target)
	]
	service := services[0]
	message := sprintf("container %s of %s gets requests of %s and has no readiness probe", [
		container.name,
		workload.display,
		service.display,
	])
	details := {
		"subject": id,
		"path": array.concat(container.path, ["readinessProbe"]),
		"related": [{"subject": service.id, "path": ["spec", "ports"]}],
		"container": container.name,
	}
}

_cases contains {"facts": [workload, service], "msg": message, "details": details} if {
	some id, ports in _served
	workload := input.workloads[id]
	services := [port.service |
		some port in ports
		is_number(port.target)
		count(_receivers(workload, port.target)) == 0
	]
	service := services[0]
	{container.isProbed | some container in workload.pods.containers} == {false}
	message := sprintf("no container of %s, which gets requests of %s, has a readiness probe", [
		workload.display,
		service.display,
	])
	details := {
		"subject": id,
		"path": array.concat(workload.pods.path, ["containers"]),
		"related": [{"subject": service.id, "path": ["spec", "ports"]}],
	}
}

# The containers that get what is sent to a port. What declares no port may listen on it all the same, so the only
# container has it.
_receivers(workload, target) := declaring if {
	declaring := [container |
		some container in workload.pods.containers
		some port in container.ports
		target in {port.number, port.name}
	]
	count(declaring) > 0
} else := workload.pods.containers if {
	count(workload.pods.containers) == 1
	is_number(target)
} else := []

# The workloads that run on, each with the ports that Services send to. A Job that a Service selects by mistake serves nobody.
_served[id] := ports if {
	some id, workload in input.workloads
	workload.services != []
	not workload.kind in {"CronJob", "Job"}
	is_object(workload.pods)
	ports := [{"service": service, "target": port.target} |
		some service_id in workload.services
		service := input.services[service_id]
		not service.isBlindToReadiness
		some port in service.ports
		port.target != null
		not port.name in _parameters.exempt
		not _is_for_mesh(workload, port.target)
	]
	count(ports) > 0
}

# A mesh puts a container of its own beside them, which may have the port.
_is_for_mesh(workload, target) if {
	workload.pods.isInjected
	every container in workload.pods.containers {
		every port in container.ports {
			not target in {port.number, port.name}
		}
	}
}

_parameters := parameters.of(rego.metadata.chain())
