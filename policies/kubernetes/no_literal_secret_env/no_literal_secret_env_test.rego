package archfit.kubernetes.no_literal_secret_env_test

import data.archfit.kubernetes.no_literal_secret_env as rule
import data.lib.archfit.workloads_test as workloads

test_every_kind_is_judged[object.kind] if {
	pod_spec := {"containers": [_container([{"name": "DB_PASSWORD", "value": "hunter2"}])]}
	some object in workloads.every_kind({"name": "web"}, pod_spec)
	rule.applies with input as object
	messages := {violation.msg | some violation in rule.violation} with input as object
	messages == {sprintf("variable DB_PASSWORD of container web of %s web is named like a secret and has a literal value", [object.kind])}
}

test_a_literal_variable_is_told_without_its_value[name] if {
	some name, case in {
		"by its name": {
			"variable": {"name": "API_TOKEN", "value": "hunter2"},
			"says": "is named like a secret and has a literal value",
		},
		"a URL with a password": {
			"variable": {"name": "DATABASE_URL", "value": "postgres://web:hunter2@db/web"},
			"says": "holds a URL with a password, or a private key",
		},
		"a private key": {
			"variable": {"name": "CERTIFICATE", "value": "-----BEGIN PRIVATE KEY-----\nhunter2"},
			"says": "holds a URL with a password, or a private key",
		},
	}
	found := rule.violation with input as _deployment([case.variable])
	found == {{
		"msg": sprintf("variable %s of container web of Deployment web %s", [case.variable.name, case.says]),
		"details": {
			"path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"],
			"container": "web",
			"name": case.variable.name,
		},
	}}
	not contains(json.marshal(found), "hunter2")
}

test_no_secret_is_no_finding[name] if {
	some name, variable in {
		"a reference": {"name": "DB_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}},
		"empty": {"name": "DB_PASSWORD", "value": ""},
		"null": {"name": "DB_PASSWORD", "value": null},
		"a path": {"name": "DB_PASSWORD_FILE", "value": "/run/secrets/db"},
		"a name": {"name": "SECRET_NAME", "value": "db-credentials"},
		"another name": {"name": "LOG_LEVEL", "value": "info"},
		"a URL": {"name": "TOKEN_URL", "value": "https://login.example.test/token"},
		"filled in later": {"name": "DB_PASSWORD", "value": "$(FROM_SECRET)"},
		"no value": {"name": "DB_PASSWORD"},
		"no name": {"value": "hunter2"},
		"an ignored name": {"name": "PUBLIC_TOKEN", "value": "pk-123"},
		"an ignored URL": {"name": "DEMO_URL", "value": "postgres://demo:demo@db/demo"},
	}
	rule.applies with input as _deployment([variable])
	rule.violation == set() with input as _deployment([variable])
		with data.lib.archfit.settings as {"kubernetes/no-literal-secret-env": {"ignore": ["PUBLIC_TOKEN", "DEMO_URL"]}}
}

test_variables_may_be_absent[name] if {
	some name, container in {"absent": {"name": "web"}, "null": {"name": "web", "env": null}}
	rule.applies with input as workloads.deployment({}, {"containers": [container]})
	rule.violation == set() with input as workloads.deployment({}, {"containers": [container]})
}

test_init_containers_and_sidecars_count if {
	env := [{"name": "TOKEN", "value": "hunter2"}]
	pod_spec := {
		"initContainers": [{"name": "migrate", "env": env}, {"name": "proxy", "restartPolicy": "Always", "env": env}],
		"containers": [{"name": "web"}],
	}
	names := {violation.details.container | some violation in rule.violation} with input as workloads.deployment({}, pod_spec)
	names == {"migrate", "proxy"}
}

test_a_literal_key_is_told_without_its_value[name] if {
	some name, case in {
		"by its name": {"data": {"db.password": "hunter2"}, "key": "db.password", "says": "is named like a secret and has a literal value"},
		"a URL with a password": {"data": {"database": "postgres://web:hunter2@db/web"}, "key": "database", "says": "holds a URL with a password, or a private key"},
		"a private key in a file": {
			"data": {"server.pem": "-----BEGIN PRIVATE KEY-----\nhunter2\n"},
			"key": "server.pem",
			"says": "holds a URL with a password, or a private key",
		},
	}
	found := rule.violation with input as _config_map({"data": case.data})
	found == {{
		"msg": sprintf("key %s of ConfigMap web %s", [case.key, case.says]),
		"details": {"path": ["data", case.key], "name": case.key},
	}}
	not contains(json.marshal(found), "hunter2")
}

test_binary_data_is_judged_by_its_name if {
	rule.violation == {{
		"msg": "key keystore-password of ConfigMap web is named like a secret and has a literal value",
		"details": {"path": ["binaryData", "keystore-password"], "name": "keystore-password"},
	}} with input as _config_map({"binaryData": {"keystore-password": "aHVudGVyMg==", "token": "", "logo": "AAAA"}})
}

test_keys_without_secrets_pass[name] if {
	some name, fields in {
		"data absent": {},
		"data null": {"data": null, "binaryData": null},
		"another name": {"data": {"LOG_LEVEL": "info"}},
		"a file by its name": {"data": {"token.yaml": "a: b"}},
		"a file by its lines": {"data": {"credentials": "user: web\nurl: http://db\n"}},
		"an ignored key": {"data": {"PUBLIC_TOKEN": "pk-123"}, "binaryData": {"PUBLIC_TOKEN": "AAAA"}},
		"an ignored file": {"data": {"test.pem": "-----BEGIN PRIVATE KEY-----\n"}},
		"a value that is no text": {"data": {"password": true}},
	}
	rule.applies with input as _config_map(fields)
	rule.violation == set() with input as _config_map(fields)
		with data.lib.archfit.settings as {"kubernetes/no-literal-secret-env": {"ignore": ["PUBLIC_TOKEN", "test.pem"]}}
}

test_other_kinds_are_not_judged[name] if {
	some name, object in {
		"Secret": {"apiVersion": "v1", "kind": "Secret", "data": {"password": "aHVudGVyMg=="}},
		"no containers": workloads.deployment({}, {}),
	}
	not rule.applies with input as object
	rule.violation == set() with input as object
}

_deployment(env) := workloads.deployment({"name": "web"}, {"containers": [_container(env)]})

_container(env) := {"name": "web", "env": env}

_config_map(fields) := object.union({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "web"}}, fields)
