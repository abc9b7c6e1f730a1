# METADATA
# title: What comes in from outside is encrypted
# description: |
#   An Ingress has TLS for every host that it serves, and every HTTP listener of a Gateway (Gateway API or Istio) has TLS. What
#   an annotation of a load balancer or ingress controller terminates counts. A plain listener of a Gateway API Gateway stands where an
#   encrypted one serves the same host, since it is there to redirect; in an Istio Gateway it has to say so (httpsRedirect). Gateways for
#   traffic inside or out of the cluster are not judged, nor are ports that are not HTTP.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
#   - https://gateway-api.sigs.k8s.io/guides/tls/
#   - https://istio.io/latest/docs/reference/config/networking/gateway/
# custom:
#   id: kubernetes/ingress-tls
#   severity: critical
#   scope: object
#   applies_to: [ingress, gateway]
#   not_applicable: no Ingress and no Gateway for traffic from outside is in the input
#   rationale: Between the user and the cluster anybody on the way can read, and change, what is not encrypted, sessions and passwords among it.
#   remediation: Add the host to spec.tls with a certificate, or give the listener the protocol HTTPS and a certificate. Where TLS ends in front of the cluster, name the annotation or the class that shows it.
#   parameters:
#     terminated_by: {type: array, items: {type: string}, default: [], description: Further annotations that show that a load balancer terminates TLS.}
#     internal_classes: {type: array, items: {type: string}, default: [gce-internal, gke-l7-rilb, istio-east-west, istio-waypoint, nginx-internal, traefik-internal], description: Classes of Ingress and Gateway that nothing from outside reaches.}
#   since: 0.1.0
#   when_not: "Where a load balancer ends TLS in front of the cluster and a mark in the manifests shows it, name the mark in terminated_by."
#   known_misses:
#     - "Whether a certificate is valid, and whether a plain listener beside an encrypted one does redirect: no manifest shows it."
#   related:
#     - kubernetes/tls-min-version
#   standards:
#     - "CWE-319: Cleartext Transmission of Sensitive Information"
package archfit.kubernetes.ingress_tls

import data.lib.archfit.kubernetes
import data.lib.archfit.parameters

applies if {
	"ingress" in kubernetes.kinds
	not _is_internal
}

applies if {
	kubernetes.group == "gateway.networking.k8s.io"
	"gateway" in kubernetes.kinds
	not _is_internal
	count(_listeners) > 0
}

applies if {
	kubernetes.group == "networking.istio.io"
	"gateway" in kubernetes.kinds
	not _is_istio_inside
	count(_servers) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	"ingress" in kubernetes.kinds
	count(_tls) == 0
	not _is_terminated
	message := sprintf("%s has no TLS", [kubernetes.display])
	details := {"path": ["spec", "tls"]}
}

violation contains {"msg": message, "details": details} if {
	applies
	"ingress" in kubernetes.kinds
	count(_tls) > 0
	not _is_terminated
	some index, rule in kubernetes.resource.spec.rules
	host := rule.host
	not host in {null, ""}
	not _has_tls(host)
	message := sprintf("%s serves the host %s, which no entry of its TLS names", [kubernetes.display, host])
	details := {"path": ["spec", "rules", index, "host"], "host": host}
}

violation contains {"msg": message, "details": details} if {
	applies
	some index, listener in _listeners
	_protocol(listener.protocol) == "HTTP"
	not _is_redirect(listener)
	message := sprintf("listener %s of %s takes HTTP without TLS", [_name(listener, index), kubernetes.display])
	details := {
		"path": ["spec", "listeners", index, "protocol"],
		"listener": _name(listener, index),
	}
}

violation contains {"msg": message, "details": details} if {
	applies
	some index, listener in _listeners
	_protocol(listener.protocol) == "HTTPS"
	not _has_certificate(listener)
	message := sprintf("listener %s of %s has no certificate to terminate TLS with", [_name(listener, index), kubernetes.display])
	details := {
		"path": ["spec", "listeners", index, "tls"],
		"listener": _name(listener, index),
	}
}

violation contains {"msg": message, "details": details} if {
	applies
	some index, server in _servers
	_protocol(server.port.protocol) in {"HTTP", "HTTP2", "GRPC", "GRPC-WEB"}
	not _redirects(server)
	message := sprintf("server %s of %s takes %s without TLS", [_name(server.port, index), kubernetes.display, _protocol(server.port.protocol)])
	details := {
		"path": ["spec", "servers", index, "port", "protocol"],
		"listener": _name(server.port, index),
	}
}

_protocol(protocol) := upper(protocol)

_name(holder, index) := holder.name if is_string(holder.name)

else := sprintf("number %d", [index + 1])

# Ingress

_tls := [entry |
	some entry in kubernetes.resource.spec.tls
	is_object(entry)
]

# Without hosts an entry is for all that the Ingress serves.
_has_tls(_) if {
	some entry in _tls
	object.get(entry, "hosts", null) in {null, []}
}

_has_tls(host) if {
	some entry in _tls
	some covered in entry.hosts
	_covers(covered, host)
}

_covers(covered, host) if lower(covered) == lower(host)

# A wildcard stands for one label.
_covers(covered, host) if {
	startswith(covered, "*.")
	labels := split(lower(host), ".")
	lower(covered) == concat(".", array.concat(["*"], array.slice(labels, 1, count(labels))))
}

_is_terminated if {
	names := array.concat(_terminating, _parameters.terminated_by)
	some name in names
	value := kubernetes.annotations[name]
	is_string(value)
	not lower(value) in {"", "false"}
}

_is_terminated if contains(upper(kubernetes.annotations["alb.ingress.kubernetes.io/listen-ports"]), "HTTPS")

_is_terminated if "websecure" in _entry_points

_entry_points := {trim_space(point) | some point in split(kubernetes.annotations["traefik.ingress.kubernetes.io/router.entrypoints"], ",")}

_terminating := [
	"alb.ingress.kubernetes.io/certificate-arn",
	"appgw.ingress.kubernetes.io/appgw-ssl-certificate",
	"haproxy-ingress.github.io/ssl-passthrough",
	"haproxy.org/ssl-passthrough",
	"ingress.gcp.kubernetes.io/pre-shared-cert",
	"networking.gke.io/managed-certificates",
	"nginx.ingress.kubernetes.io/ssl-passthrough",
	"route.openshift.io/termination",
	"traefik.ingress.kubernetes.io/router.tls",
]

_is_internal if _class in _parameters.internal_classes

# The load balancer of AWS is internal unless it is told otherwise.
_is_internal if {
	_class == "alb"
	object.get(kubernetes.annotations, "alb.ingress.kubernetes.io/scheme", "internal") == "internal"
}

_is_internal if {
	some name, value in _internal_annotations
	lower(kubernetes.annotations[name]) == value
}

_is_internal if {
	some name, value in _internal_annotations
	lower(kubernetes.resource.spec.infrastructure.annotations[name]) == value
}

_internal_annotations := {
	"alb.ingress.kubernetes.io/scheme": "internal",
	"cloud.google.com/load-balancer-type": "internal",
	"networking.gke.io/load-balancer-type": "internal",
	"networking.istio.io/service-type": "clusterip",
	"service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
	"service.beta.kubernetes.io/azure-load-balancer-internal": "true",
}

_class := class if {
	class := kubernetes.resource.spec.ingressClassName
	is_string(class)
} else := class if {
	class := kubernetes.resource.spec.gatewayClassName
	is_string(class)
} else := class if {
	class := kubernetes.annotations["kubernetes.io/ingress.class"]
}

# Gateway API

_listeners := kubernetes.resource.spec.listeners if kubernetes.group == "gateway.networking.k8s.io"

else := []

_is_redirect(listener) if {
	some other in _listeners
	_protocol(other.protocol) in {"HTTPS", "TLS"}
	_serves(object.get(other, "hostname", null), object.get(listener, "hostname", null))
}

_serves(encrypted, plain) if null in {encrypted, plain}

_serves(encrypted, plain) if "" in {encrypted, plain}

_serves(encrypted, plain) if _covers(encrypted, plain)

# Of any depth, unlike that of a certificate.
_serves(encrypted, plain) if {
	startswith(encrypted, "*.")
	endswith(lower(plain), lower(trim_left(encrypted, "*")))
}

_has_certificate(listener) if listener.tls.mode == "Passthrough"

_has_certificate(listener) if count(listener.tls.certificateRefs) > 0

# Options name certificates of a cloud.
_has_certificate(listener) if count(listener.tls.options) > 0

_has_certificate(_) if kubernetes.annotations["networking.gke.io/certmap"]

# Istio

_servers := kubernetes.resource.spec.servers if kubernetes.group == "networking.istio.io"

else := []

# Which gateway takes it is told by labels alone.
_is_istio_inside if {
	some value in kubernetes.resource.spec.selector
	some word in ["egress", "eastwest", "internal", "private"]
	contains(lower(value), word)
}

_redirects(server) if server.tls.httpsRedirect == true

_parameters := parameters.of(rego.metadata.chain())
