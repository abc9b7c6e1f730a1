# METADATA
# description: Probes of containers, as the kubelet reads them.
# related_resources:
#   - https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe
package lib.archfit.probes

import data.lib.archfit.kubernetes

# METADATA
# description: The kinds of probe, and the field of a container that each stands in.
fields := {"liveness": "livenessProbe", "readiness": "readinessProbe", "startup": "startupProbe"}

# METADATA
# description: A probe that can be asked. One without a handler, which a template may leave, is refused by the cluster.
is_probe(probe) if {
	some handler in {"exec", "grpc", "httpGet", "tcpSocket"}
	is_object(probe[handler])
}

# METADATA
# description: |
#   What a probe asks, with defaults filled in and named ports resolved, so that two probes of one endpoint are equal. Takes
#   the container, since a port has its name there.
endpoint(container, probe) := {
	"handler": "httpGet",
	"path": http_path(probe),
	"port": _port(container, probe.httpGet),
	"scheme": upper(_or(probe.httpGet, "scheme", "HTTP")),
	"host": _or(probe.httpGet, "host", ""),
	"headers": _or(probe.httpGet, "httpHeaders", []),
} if {
	is_object(probe.httpGet)
} else := {
	"handler": "tcpSocket",
	"port": _port(container, probe.tcpSocket),
	"host": _or(probe.tcpSocket, "host", ""),
} if {
	is_object(probe.tcpSocket)
} else := {
	"handler": "grpc",
	"port": _port(container, probe.grpc),
	"service": _or(probe.grpc, "service", ""),
} if {
	is_object(probe.grpc)
} else := {"handler": "exec", "command": _or(probe.exec, "command", [])} if {
	is_object(probe.exec)
}

# METADATA
# description: The path of an HTTP probe without its query. An absent one is the root, and one without a slash gets it.
http_path(probe) := concat("", ["/", trim_left(split(_or(probe.httpGet, "path", "/"), "?")[0], "/")])

# METADATA
# description: A field of a probe with its documented default.
threshold(probe, field) := value if {
	value := probe[field]
	is_number(value)
	value > 0
} else := _defaults[field]

_defaults := {"failureThreshold": 3, "periodSeconds": 10, "timeoutSeconds": 1}

# METADATA
# description: The ports that a container declares.
declared_ports(container) := [port |
	some port in container.value.ports
	is_number(port.containerPort)
]

# METADATA
# description: A port as the kubelet takes it. A text of digits that is the name of no port is a number.
port_number(container, port) := port if is_number(port)

else := number if {
	some declared in declared_ports(container)
	declared.name == port
	number := declared.containerPort
} else := to_number(port) if _is_port_number(port)

_is_port_number(port) if {
	is_string(port)
	trim(port, "0123456789") == ""
	port == trim_left(port, "0")
	port != ""
}

# What cannot be resolved is compared as it is written.
_port(container, handler) := number if {
	number := port_number(container, handler.port)
} else := _or(handler, "port", null)

_or(parent, field, fallback) := value if {
	value := object.get(parent, field, null)
	not value in {null, ""}
} else := fallback

# METADATA
# description: All probes of all containers that can be asked, each with its kind and where it stands.
all := [found |
	some container in kubernetes.containers
	some kind, field in fields
	probe := container.value[field]
	is_probe(probe)
	found := {
		"kind": kind,
		"container": container,
		"probe": probe,
		"path": array.concat(container.path, [field]),
	}
]
