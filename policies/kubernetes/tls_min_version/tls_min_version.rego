# METADATA
# title: TLS starts at version 1.2
# description: |
#   Where an object states which versions of TLS are offered, none is below the minimum: an Istio Gateway, the options of a Gateway API
#   listener, ClientTrafficPolicy of Envoy Gateway, TLSOption of Traefik, HTTPProxy of Contour, ssl-protocols in the ConfigMap of ingress-nginx,
#   and the policy of a load balancer of AWS. What states nothing has the default of its controller and is not judged.
# related_resources:
#   - https://www.rfc-editor.org/rfc/rfc8996
#   - https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSProtocol
#   - https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#ssl-protocols
# custom:
#   id: kubernetes/tls-min-version
#   severity: high
#   scope: object
#   applies_to: [gateway, ingress, config map, TLS setting]
#   not_applicable: no object states a version of TLS
#   rationale: TLS 1.0 and 1.1 were retired in 2021. A server that still offers them can be talked down to ciphers that are broken.
#   remediation: Raise the stated minimum to 1.2 or 1.3, and take lower versions out of lists.
#   parameters:
#     minimum: {type: string, default: "1.2", description: The lowest version that may be offered.}
#   since: 0.1.0
#   known_misses:
#     - "What states no version has the default of its controller, whatever that is."
#   standards:
#     - "RFC 8996: Deprecating TLS 1.0 and TLS 1.1"
#     - "NIST SP 800-52 Rev. 2"
package archfit.kubernetes.tls_min_version

import data.lib.archfit.kubernetes
import data.lib.archfit.parameters
import data.lib.archfit.tls

applies if count(_statements) > 0

violation contains {"msg": message, "details": details} if {
	applies
	some statement in _statements
	statement.version < tls.version(_parameters.minimum)
	message := sprintf("%s offers %s, which is below TLS %s", [kubernetes.display, statement.text, _parameters.minimum])
	details := {
		"path": statement.path,
		"stated": statement.text,
		"minimum": _parameters.minimum,
		"fixes": _fixes(statement),
	}
}

# How the minimum is written where one field states it.
_formats := {
	"gateway.envoyproxy.io/ClientTrafficPolicy": "1.%d",
	"networking.istio.io/Gateway": "TLSV1_%d",
	"projectcontour.io/HTTPProxy": "1.%d",
	"traefik.containo.us/TLSOption": "VersionTLS1%d",
	"traefik.io/TLSOption": "VersionTLS1%d",
}

_fixes(statement) := [fix |
	value := _raised(statement.text)
	keys := [sprintf("%v", [key]) | some key in statement.path]
	fix := {
		"title": sprintf("set %s to %s", [keys[count(keys) - 1], value]),
		"patch": [{"op": "replace", "path": sprintf("/%s", [concat("/", keys)]), "value": value}],
	}
]

_raised(_) := sprintf(format, [minor]) if {
	format := _formats[sprintf("%s/%s", [kubernetes.group, kubernetes.kind])]
	minor := tls.version(_parameters.minimum) - 10
	minor >= 2
}

# What remains of a list without the lower versions.
_raised(text) := concat(" ", words) if {
	_is_of("", "ConfigMap")
	words := [word |
		some word in split(text, " ")
		word != ""
		not _is_too_low(word)
	]
	count(words) > 0
}

_is_too_low(word) if tls.version(word) < tls.version(_parameters.minimum)

# Each statement gives the lowest version that it lets through.
_statements contains {"path": path, "text": text, "version": version} if {
	_is_of("networking.istio.io", "Gateway")
	some index, server in _spec.servers
	text := server.tls.minProtocolVersion
	version := tls.version(text)
	path := ["spec", "servers", index, "tls", "minProtocolVersion"]
}

# Each implementation has options of its own; those about the minimum say so.
_statements contains {"path": path, "text": text, "version": version} if {
	_is_of("gateway.networking.k8s.io", "Gateway")
	some index, listener in _spec.listeners
	some option, text in listener.tls.options
	contains(lower(option), "min")
	contains(lower(option), "version")
	version := tls.version(text)
	path := ["spec", "listeners", index, "tls", "options", option]
}

_statements contains {"path": path, "text": text, "version": version} if {
	_is_of("gateway.envoyproxy.io", "ClientTrafficPolicy")
	text := _spec.tls.minVersion
	version := tls.version(text)
	path := ["spec", "tls", "minVersion"]
}

_statements contains {"path": path, "text": text, "version": version} if {
	kubernetes.group in {"traefik.io", "traefik.containo.us"}
	kubernetes.kind == "TLSOption"
	text := _spec.minVersion
	version := tls.version(text)
	path := ["spec", "minVersion"]
}

_statements contains {"path": path, "text": text, "version": version} if {
	_is_of("projectcontour.io", "HTTPProxy")
	text := _spec.virtualhost.tls.minimumProtocolVersion
	version := tls.version(text)
	path := ["spec", "virtualhost", "tls", "minimumProtocolVersion"]
}

_statements contains {"path": path, "text": text, "version": version} if {
	_is_of("", "ConfigMap")
	text := kubernetes.resource.data["ssl-protocols"]
	versions := [version | some word in split(text, " "); version := tls.version(word)]
	version := min(versions)
	path := ["data", "ssl-protocols"]
}

_statements contains {"path": path, "text": text, "version": version} if {
	"ingress" in kubernetes.kinds
	annotation := "alb.ingress.kubernetes.io/ssl-policy"
	text := kubernetes.annotations[annotation]
	version := tls.version_of_aws_policy(text)
	path := ["metadata", "annotations", annotation]
}

_is_of(group, kind) if {
	kubernetes.group == group
	kubernetes.kind == kind
}

_spec := kubernetes.resource.spec

_parameters := parameters.of(rego.metadata.chain())
