package archfit.kubernetes.tls_min_version_test

import data.archfit.kubernetes.tls_min_version as rule

_cases(text) := {
	"Istio": {
		"object": _object("networking.istio.io/v1", "Gateway", {"servers": [{"tls": {"minProtocolVersion": text}}]}),
		"path": ["spec", "servers", 0, "tls", "minProtocolVersion"],
		"fix": {"path": "/spec/servers/0/tls/minProtocolVersion", "field": "minProtocolVersion", "value": "TLSV1_2"},
	},
	"Gateway API": {
		"object": _object("gateway.networking.k8s.io/v1", "Gateway", {"listeners": [{"tls": {"options": {
			"example.test/tls-min-version": text,
			"example.test/mode": "strict",
		}}}]}),
		"path": ["spec", "listeners", 0, "tls", "options", "example.test/tls-min-version"],
	},
	"Envoy Gateway": {
		"object": _object("gateway.envoyproxy.io/v1alpha1", "ClientTrafficPolicy", {"tls": {"minVersion": text}}),
		"path": ["spec", "tls", "minVersion"],
		"fix": {"path": "/spec/tls/minVersion", "field": "minVersion", "value": "1.2"},
	},
	"Traefik": {
		"object": _object("traefik.io/v1alpha1", "TLSOption", {"minVersion": text}),
		"path": ["spec", "minVersion"],
		"fix": {"path": "/spec/minVersion", "field": "minVersion", "value": "VersionTLS12"},
	},
	"Traefik under its old name": {
		"object": _object("traefik.containo.us/v1alpha1", "TLSOption", {"minVersion": text}),
		"path": ["spec", "minVersion"],
		"fix": {"path": "/spec/minVersion", "field": "minVersion", "value": "VersionTLS12"},
	},
	"Contour": {
		"object": _object("projectcontour.io/v1", "HTTPProxy", {"virtualhost": {"tls": {"minimumProtocolVersion": text}}}),
		"path": ["spec", "virtualhost", "tls", "minimumProtocolVersion"],
		"fix": {"path": "/spec/virtualhost/tls/minimumProtocolVersion", "field": "minimumProtocolVersion", "value": "1.2"},
	},
	"ingress-nginx": {
		"object": {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "web"}, "data": {"ssl-protocols": text}},
		"path": ["data", "ssl-protocols"],
	},
}

test_a_version_that_is_too_low[name] if {
	some name, case in _cases("TLSv1.1")
	rule.applies with input as case.object
	rule.violation == {{
		"msg": sprintf("%s web offers TLSv1.1, which is below TLS 1.2", [case.object.kind]),
		"details": {"path": case.path, "stated": "TLSv1.1", "minimum": "1.2", "fixes": _fixes(case)},
	}} with input as case.object
}

# The options of a listener are in the words of each implementation, and of one low version nothing remains.
_fixes(case) := [{
	"title": sprintf("set %s to %s", [case.fix.field, case.fix.value]),
	"patch": [{"op": "replace", "path": case.fix.path, "value": case.fix.value}],
}] if {
	case.fix
} else := []

test_a_version_that_is_high_enough[name] if {
	some text in ["TLSv1.2", "1.3"]
	some name, case in _cases(text)
	rule.applies with input as case.object
	rule.violation == set() with input as case.object
}

test_what_states_no_version_is_not_judged[name] if {
	some name, case in _cases("auto")
	not rule.applies with input as case.object
	not rule.applies with input as object.union(object.remove(case.object, ["spec", "data"]), {"spec": null, "data": null})
	not rule.applies with input as object.remove(case.object, ["spec", "data"])
}

test_the_lowest_of_a_list_counts if {
	config_map := {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "web"}, "data": {"ssl-protocols": "TLSv1 TLSv1.2 TLSv1.3"}}
	rule.violation == {{
		"msg": "ConfigMap web offers TLSv1 TLSv1.2 TLSv1.3, which is below TLS 1.2",
		"details": {
			"path": ["data", "ssl-protocols"],
			"stated": "TLSv1 TLSv1.2 TLSv1.3",
			"minimum": "1.2",
			"fixes": [{
				"title": "set ssl-protocols to TLSv1.2 TLSv1.3",
				"patch": [{"op": "replace", "path": "/data/ssl-protocols", "value": "TLSv1.2 TLSv1.3"}],
			}],
		},
	}} with input as config_map
}

test_a_policy_of_aws_tells_its_version if {
	rule.violation == {{
		"msg": "Ingress web offers ELBSecurityPolicy-2016-08, which is below TLS 1.2",
		"details": {
			"path": ["metadata", "annotations", "alb.ingress.kubernetes.io/ssl-policy"],
			"stated": "ELBSecurityPolicy-2016-08",
			"minimum": "1.2",
			"fixes": [],
		},
	}} with input as _ingress("ELBSecurityPolicy-2016-08")
	rule.applies with input as _ingress("ELBSecurityPolicy-TLS13-1-2-2021-06")
	rule.violation == set() with input as _ingress("ELBSecurityPolicy-TLS13-1-2-2021-06")
	not rule.applies with input as _ingress("own-policy")
}

test_the_minimum_is_a_parameter if {
	some violation in rule.violation with input as _object("traefik.io/v1alpha1", "TLSOption", {"minVersion": "VersionTLS12"})
		with data.lib.archfit.settings as {"kubernetes/tls-min-version": {"minimum": "1.3"}}
	violation.msg == "TLSOption web offers VersionTLS12, which is below TLS 1.3"
	violation.details.fixes[0].patch[0].value == "VersionTLS13"
}

test_other_kinds_are_not_judged if not rule.applies with input as {"apiVersion": "v1", "kind": "Service"}

_object(api_version, kind, spec) := {
	"apiVersion": api_version,
	"kind": kind,
	"metadata": {"name": "web"},
	"spec": spec,
}

_ingress(policy) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "annotations": {"alb.ingress.kubernetes.io/ssl-policy": policy}},
}
