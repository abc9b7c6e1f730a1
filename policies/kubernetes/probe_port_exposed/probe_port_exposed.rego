# METADATA
# title: Probes ask a port that is declared
# description: |
#   A probe that names its port names one of its own container. A probe that gives a number gives one that some container of the pod
#   declares; where no container declares a port there is nothing to compare with, and the number stands. A probe with a host asks
#   somebody else. Probes of a Knative Service may leave the port out, since Knative fills it in.
# related_resources:
#   - https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe
# custom:
#   id: kubernetes/probe-port-exposed
#   severity: medium
#   scope: object
#   applies_to: [workload]
#   not_applicable: no container has a probe that asks a port
#   rationale: A probe of a port that nothing listens on fails for ever. The pod never becomes ready, or is killed again and again, after a port was renamed in one place only.
#   remediation: Declare the port under ports of the container, or correct the port of the probe.
#   parameters:
#     numbers: {type: boolean, default: true, description: Whether numbers are held against the declared ports too. Kubernetes itself does not ask for that.}
#   since: 0.1.0
package archfit.kubernetes.probe_port_exposed

import data.lib.archfit.kubernetes
import data.lib.archfit.parameters
import data.lib.archfit.probes

applies if {
	kubernetes.is_workload
	count(_asked) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	some asked in _asked
	reason := _reason(asked.container, asked.port)
	message := sprintf("the %s probe of container %s of %s %s", [
		asked.kind,
		asked.container.name,
		kubernetes.display,
		reason,
	])
	details := {
		"path": array.concat(asked.path, [asked.handler, "port"]),
		"container": asked.container.name,
		"probe": asked.kind,
		"port": asked.port,
	}
}

_asked := [asked |
	some found in probes.all
	some handler in ["grpc", "httpGet", "tcpSocket"]
	target := found.probe[handler]
	is_object(target)
	object.get(target, "host", null) in {null, ""}
	port := object.get(target, "port", null)
	not _is_filled_in(port)
	asked := object.union(found, {"handler": handler, "port": port})
]

_is_filled_in(port) if {
	kubernetes.kind == "Service"
	port in {null, 0, ""}
}

_reason(_, port) := "names no port" if port in {null, ""}

_reason(container, port) := sprintf("asks the port %s, which the container does not declare", [port]) if {
	is_string(port)
	port != ""
	not probes.port_number(container, port)
}

_reason(container, port) := sprintf("asks port %d, which no container of the pod declares", [number]) if {
	_parameters.numbers
	number := probes.port_number(container, port)
	count(_declared) > 0
	not number in _declared
}

# Containers of a pod share its network.
_declared := {port.containerPort |
	some container in kubernetes.containers
	some port in probes.declared_ports(container)
}

_parameters := parameters.of(rego.metadata.chain())
