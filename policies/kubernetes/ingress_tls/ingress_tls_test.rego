package archfit.kubernetes.ingress_tls_test

import data.archfit.kubernetes.ingress_tls as rule

_shop := {"host": "shop.example.test"}

test_an_ingress_without_tls[name] if {
	some name, spec in {
		"absent": {"rules": [_shop]},
		"null": {"rules": [_shop], "tls": null},
		"empty": {"rules": [_shop], "tls": []},
		"entry null": {"rules": [_shop], "tls": [null]},
		"no rules": {"defaultBackend": {"service": {"name": "web"}}},
	}
	rule.applies with input as _ingress({}, spec)
	rule.violation == {{
		"msg": "Ingress web has no TLS",
		"details": {"path": ["spec", "tls"]},
	}} with input as _ingress({}, spec)
}

test_every_version_of_an_ingress_is_judged[version] if {
	some version in ["networking.k8s.io/v1", "networking.k8s.io/v1beta1", "extensions/v1beta1"]
	count(rule.violation) == 1 with input as object.union(_ingress({}, {"rules": [_shop]}), {"apiVersion": version})
}

test_a_spec_may_be_absent if {
	count(rule.violation) == 1 with input as {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress"}
}

test_an_ingress_with_tls[name] if {
	some name, spec in {
		"its host": {"rules": [_shop], "tls": [{"hosts": ["shop.example.test"]}]},
		"in upper case": {"rules": [_shop], "tls": [{"hosts": ["Shop.example.test"]}]},
		"a wildcard": {"rules": [_shop], "tls": [{"hosts": ["*.example.test"]}]},
		"a wildcard rule": {"rules": [{"host": "*.example.test"}], "tls": [{"hosts": ["*.example.test"]}]},
		"all hosts": {"rules": [_shop], "tls": [{"secretName": "web"}]},
		"hosts empty": {"rules": [_shop], "tls": [{"hosts": []}]},
		"hosts null": {"rules": [_shop], "tls": [{"hosts": null}]},
		"a rule without a host": {"rules": [{"http": {}}, {"host": ""}, {"host": null}], "tls": [{"hosts": ["shop.example.test"]}]},
		"rules null": {"rules": null, "tls": [{"secretName": "web"}]},
		"no rules": {"tls": [{"secretName": "web"}]},
	}
	rule.applies with input as _ingress({}, spec)
	rule.violation == set() with input as _ingress({}, spec)
}

test_every_host_needs_tls[name] if {
	some name, host in {
		"another host": "admin.example.test",
		"two labels below a wildcard": "a.b.example.test",
		"the domain of a wildcard": "example.test",
	}
	spec := {"rules": [_shop, {"host": host}], "tls": [{"hosts": ["shop.example.test", "*.example.test.invalid", "*.x.example.test"]}]}
	rule.violation == {{
		"msg": sprintf("Ingress web serves the host %s, which no entry of its TLS names", [host]),
		"details": {"path": ["spec", "rules", 1, "host"], "host": host},
	}} with input as _ingress({}, spec)
}

test_a_load_balancer_may_terminate_tls[name] if {
	some name, annotations in {
		"certificate of AWS": {"alb.ingress.kubernetes.io/scheme": "internet-facing", "alb.ingress.kubernetes.io/certificate-arn": "arn"},
		"port of AWS": {"alb.ingress.kubernetes.io/listen-ports": "[{\"HTTPS\":443}]"},
		"passed through": {"nginx.ingress.kubernetes.io/ssl-passthrough": "true"},
		"an entry point": {"traefik.ingress.kubernetes.io/router.entrypoints": "web, websecure"},
		"a name that was given": {"example.test/tls": "front"},
	}
	rule.applies with input as _ingress(annotations, {"rules": [_shop]})
	rule.violation == set() with input as _ingress(annotations, {"rules": [_shop]})
		with data.lib.archfit.settings as {"kubernetes/ingress-tls": {"terminated_by": ["example.test/tls"]}}
}

test_an_annotation_that_terminates_nothing[name] if {
	some name, annotations in {
		"false": {"nginx.ingress.kubernetes.io/ssl-passthrough": "false"},
		"empty": {"alb.ingress.kubernetes.io/certificate-arn": ""},
		"null": {"alb.ingress.kubernetes.io/certificate-arn": null},
		"a plain port": {"alb.ingress.kubernetes.io/listen-ports": "[{\"HTTP\":80}]"},
		"a plain entry point": {"traefik.ingress.kubernetes.io/router.entrypoints": "web"},
	}
	count(rule.violation) == 1 with input as _ingress(annotations, {"rules": [_shop]})
}

test_what_is_inside_is_not_judged[name] if {
	some name, object in {
		"a class": _ingress({}, {"ingressClassName": "nginx-internal", "rules": [_shop]}),
		"a class as an annotation": _ingress({"kubernetes.io/ingress.class": "gce-internal"}, {"rules": [_shop]}),
		"the default of AWS": _ingress({}, {"ingressClassName": "alb", "rules": [_shop]}),
		"a load balancer": _ingress({"cloud.google.com/load-balancer-type": "Internal"}, {"rules": [_shop]}),
		"a gateway class": _gateway({"gatewayClassName": "istio-waypoint", "listeners": [{"protocol": "HTTP"}]}),
		"a gateway inside": _gateway({
			"listeners": [{"protocol": "HTTP"}],
			"infrastructure": {"annotations": {"networking.istio.io/service-type": "ClusterIP"}},
		}),
		"what goes out": _istio({"selector": {"istio": "egressgateway"}, "servers": [{"port": {"protocol": "HTTP"}}]}),
		"no listeners": _gateway({"listeners": []}),
		"no servers": _istio({"selector": {"istio": "ingressgateway"}}),
		"another kind": {"apiVersion": "v1", "kind": "Service"},
	}
	not rule.applies with input as object
	rule.violation == set() with input as object
}

test_a_load_balancer_of_aws_that_faces_outside_is_judged if {
	annotations := {"alb.ingress.kubernetes.io/scheme": "internet-facing"}
	count(rule.violation) == 1 with input as _ingress(annotations, {"ingressClassName": "alb", "rules": [_shop]})
}

test_classes_are_a_parameter if {
	not rule.applies with input as _ingress({}, {"ingressClassName": "corporate", "rules": [_shop]})
		with data.lib.archfit.settings as {"kubernetes/ingress-tls": {"internal_classes": ["corporate"]}}
}

test_a_plain_listener[name] if {
	some name, listeners in {
		"alone": [{"name": "http", "protocol": "HTTP"}],
		"in lower case": [{"name": "http", "protocol": "http", "hostname": null}],
		"beside another host": [
			{"name": "http", "protocol": "HTTP", "hostname": "shop.example.test"},
			_encrypted("admin.example.test"),
		],
		"beside another domain": [
			{"name": "http", "protocol": "HTTP", "hostname": "shop.example.test"},
			_encrypted("*.other.test"),
		],
	}
	rule.applies with input as _gateway({"listeners": listeners})
	rule.violation == {{
		"msg": "listener http of Gateway web takes HTTP without TLS",
		"details": {"path": ["spec", "listeners", 0, "protocol"], "listener": "http"},
	}} with input as _gateway({"listeners": listeners})
}

test_a_listener_without_a_name_is_called_by_its_place if {
	some violation in rule.violation with input as _gateway({"listeners": [{"protocol": "HTTP"}]})
	violation.msg == "listener number 1 of Gateway web takes HTTP without TLS"
}

test_a_plain_listener_beside_an_encrypted_one[name] if {
	some name, [plain, encrypted] in {
		"of all hosts": [{"protocol": "HTTP", "hostname": "shop.example.test"}, {"protocol": "HTTPS", "tls": {"certificateRefs": [{}]}}],
		"of the same host": [{"protocol": "HTTP", "hostname": "shop.example.test"}, _encrypted("shop.example.test")],
		"of its domain": [{"protocol": "HTTP", "hostname": "a.shop.example.test"}, _encrypted("*.example.test")],
		"all to one": [{"protocol": "HTTP"}, _encrypted("shop.example.test")],
		"an empty host": [{"protocol": "HTTP", "hostname": ""}, _encrypted("shop.example.test")],
		"passed through": [{"protocol": "HTTP"}, {"protocol": "TLS", "tls": {"mode": "Passthrough"}}],
	}
	rule.applies with input as _gateway({"listeners": [plain, encrypted]})
	rule.violation == set() with input as _gateway({"listeners": [plain, encrypted]})
}

test_other_listeners_pass[name] if {
	some name, listener in {
		"a certificate": {"protocol": "HTTPS", "tls": {"certificateRefs": [{"name": "web"}]}},
		"a certificate of a cloud": {"protocol": "HTTPS", "tls": {"options": {"networking.gke.io/pre-shared-certs": "web"}}},
		"passed through": {"protocol": "HTTPS", "tls": {"mode": "Passthrough"}},
		"no HTTP": {"protocol": "TCP"},
		"no protocol": {"name": "http"},
	}
	rule.applies with input as _gateway({"listeners": [listener]})
	rule.violation == set() with input as _gateway({"listeners": [listener]})
}

test_a_map_of_certificates_counts if {
	gateway := _gateway({"listeners": [{"protocol": "HTTPS"}]})
	metadata := {"metadata": {"annotations": {"networking.gke.io/certmap": "web"}}}
	rule.violation == set() with input as object.union(gateway, metadata)
}

test_an_encrypted_listener_needs_a_certificate[name] if {
	some name, listener in {
		"tls absent": {"name": "https", "protocol": "HTTPS"},
		"tls null": {"name": "https", "protocol": "HTTPS", "tls": null},
		"no certificates": {"name": "https", "protocol": "HTTPS", "tls": {"certificateRefs": []}},
		"certificates null": {"name": "https", "protocol": "HTTPS", "tls": {"mode": "Terminate", "certificateRefs": null}},
	}
	rule.violation == {{
		"msg": "listener https of Gateway web has no certificate to terminate TLS with",
		"details": {"path": ["spec", "listeners", 0, "tls"], "listener": "https"},
	}} with input as _gateway({"listeners": [listener]})
}

test_a_plain_server_of_istio[protocol] if {
	some protocol in ["HTTP", "HTTP2", "GRPC"]
	spec := {"selector": {"istio": "ingressgateway"}, "servers": [{"port": {"name": "http", "protocol": protocol}, "hosts": ["*"]}]}
	rule.applies with input as _istio(spec)
	rule.violation == {{
		"msg": sprintf("server http of Gateway web takes %s without TLS", [protocol]),
		"details": {"path": ["spec", "servers", 0, "port", "protocol"], "listener": "http"},
	}} with input as _istio(spec)
}

test_other_servers_of_istio[name] if {
	some name, server in {
		"redirect": {"port": {"protocol": "HTTP"}, "tls": {"httpsRedirect": true}},
		"encrypted": {"port": {"protocol": "HTTPS"}, "tls": {"mode": "SIMPLE", "credentialName": "web"}},
		"no HTTP": {"port": {"protocol": "TCP"}},
		"no port": {},
	}
	rule.applies with input as _istio({"servers": [server]})
	rule.violation == set() with input as _istio({"servers": [server]})
}

_encrypted(host) := {"name": "https", "protocol": "HTTPS", "hostname": host, "tls": {"certificateRefs": [{"name": "web"}]}}

_ingress(annotations, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "annotations": annotations},
	"spec": spec,
}

_gateway(spec) := {
	"apiVersion": "gateway.networking.k8s.io/v1",
	"kind": "Gateway",
	"metadata": {"name": "web"},
	"spec": spec,
}

_istio(spec) := {
	"apiVersion": "networking.istio.io/v1",
	"kind": "Gateway",
	"metadata": {"name": "web"},
	"spec": spec,
}
