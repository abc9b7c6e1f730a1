package archfit.kubernetes.secret_source_test

import data.archfit.kubernetes.secret_source as rule

test_inline_values_are_told_by_their_keys if {
	found := rule.violation with input as _secret({"data": {"user": "d2Vi", "password": "aHVudGVyMg=="}, "stringData": {"token": "hunter2"}})
	found == {
		{
			"msg": "Secret web holds values in data: password, user",
			"details": {"path": ["data"], "keys": ["password", "user"]},
		},
		{
			"msg": "Secret web holds values in stringData: token",
			"details": {"path": ["stringData"], "keys": ["token"]},
		},
	}
	not contains(json.marshal(found), "hunter2")
	not contains(json.marshal(found), "aHVudGVyMg")
}

test_nothing_inline_passes[name] if {
	some name, fields in {
		"absent": {},
		"null": {"data": null, "stringData": null},
		"empty": {"data": {}, "stringData": {}},
		"values null": {"data": {"password": null}},
		"values empty": {"data": {"password": ""}},
		"encrypted": {"data": {"password": "ENC[AES256_GCM,data:aaaa]"}, "sops": {}},
		"filled in": {"stringData": {"password": "${PASSWORD}"}},
		"filled in, and encoded": {"data": {"password": base64.encode("<path:shop/db#password>")}},
	}
	rule.applies with input as _secret(fields)
	rule.violation == set() with input as _secret(fields)
}

test_what_is_no_base64_is_a_value if {
	some violation in rule.violation with input as _secret({"data": {"password": "!"}})
	violation.details.keys == ["password"]
}

test_bytes_that_are_no_text_are_a_value[value] if {
	some value in ["/u3+7Q==", "gA==", "QYA=", "QUGA", "w6Q=", "b3JkZXJz/w==", "not-encoded!"]
	some violation in rule.violation with input as _secret({"data": {"store": value}})
	violation.details.keys == ["store"]
}

test_every_ascii_text_is_decoded[text] if {
	some text in ["<a>", "<ab>", "<abc>", "${DB_PASSWORD_9~}", "<path:shop/db#pass word!\"%&'()*+,-./:;=?@[]^_`{|}\u007f\t>"]
	rule.violation == set() with input as _secret({"data": {"password": base64.encode(text)}})
}

test_every_type_counts[type] if {
	some type in ["Opaque", "kubernetes.io/tls", "kubernetes.io/dockerconfigjson", null]
	count(rule.violation) == 1 with input as _secret({"type": type, "data": {"key": "aHVudGVyMg=="}})
}

test_what_the_cluster_keeps_is_not_judged[type] if {
	some type in ["helm.sh/release.v1", "kubernetes.io/service-account-token"]
	not rule.applies with input as _secret({"type": type, "data": {"release": "aHVudGVyMg=="}})
}

test_other_kinds_are_not_judged[kind] if {
	some kind, api_version in {
		"SealedSecret": "bitnami.com/v1alpha1",
		"ExternalSecret": "external-secrets.io/v1",
		"ConfigMap": "v1",
	}
	not rule.applies with input as {"apiVersion": api_version, "kind": kind, "data": {"password": "hunter2"}}
}

_secret(fields) := object.union({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "web"}}, fields)
