# METADATA
# title: Secrets do not stand in manifests as literals
# description: |
#   No variable of a container and no key of a ConfigMap that is named like a secret has a literal value, and none, whatever its name,
#   holds a URL with a password or a private key. Switches, numbers, paths, references to a vault and what is filled in later
#   are no secrets; a default such as changeme is one, since it is what the container runs with. Keys of a ConfigMap that are files
#   (config.yaml) are judged by their content alone. The value is shown nowhere.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/secret/
#   - https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/
# custom:
#   id: kubernetes/no-literal-secret-env
#   severity: critical
#   scope: object
#   applies_to: [workload, config map]
#   not_applicable: no workload and no ConfigMap is in the input
#   rationale: Whoever can read the repository, the rendered manifest or the Deployment in the cluster can read the secret, and it stays in the history when it is removed.
#   remediation: Put the value into a Secret that is created outside of the repository, and refer to it with valueFrom.secretKeyRef. Then change the secret that was shown.
#   parameters:
#     ignore: {type: array, items: {type: string}, default: [], description: Names of variables and keys that are no secrets.}
#   since: 0.1.0
#   known_misses:
#     - "Arguments of a command, annotations and other fields are not looked at."
#     - "Under a name that says nothing, a password that stands by itself is a text like any other."
#   related:
#     - kubernetes/secret-source
#   standards:
#     - "CWE-798: Use of Hard-coded Credentials"
package archfit.kubernetes.no_literal_secret_env

import data.lib.archfit.kubernetes
import data.lib.archfit.parameters
import data.lib.archfit.secrets

applies if {
	kubernetes.is_workload
	count(kubernetes.containers) > 0
}

applies if "config map" in kubernetes.kinds

violation contains {"msg": message, "details": details} if {
	applies
	some container in kubernetes.containers
	some index, variable in container.value.env
	reason := _reason(object.get(variable, "name", ""), object.get(variable, "value", ""))
	message := sprintf("variable %s of container %s of %s %s", [
		variable.name,
		container.name,
		kubernetes.display,
		reason,
	])
	details := {
		"path": array.concat(container.path, ["env", index, "value"]),
		"container": container.name,
		"name": variable.name,
	}
}

violation contains {"msg": message, "details": details} if {
	applies
	"config map" in kubernetes.kinds
	some key, value in kubernetes.resource.data
	reason := _reason_of_key(key, value)
	message := sprintf("key %s of %s %s", [key, kubernetes.display, reason])
	details := {"path": ["data", key], "name": key}
}

violation contains {"msg": message, "details": details} if {
	applies
	"config map" in kubernetes.kinds
	some key, value in kubernetes.resource.binaryData
	_is_judged_name(key)
	not value in {null, ""}
	message := sprintf("key %s of %s %s", [key, kubernetes.display, _by_name])
	details := {"path": ["binaryData", key], "name": key}
}

_by_name := "is named like a secret and has a literal value"

_by_value := "holds a URL with a password, or a private key"

_reason(name, value) := _by_value if {
	not name in _parameters.ignore
	secrets.shows_secret(value)
} else := _by_name if {
	_is_judged_name(name)
	secrets.is_secret_value(name, value)
}

_reason_of_key(key, value) := _reason(key, value) if not _is_file(key, value)

# What is a file has names of its own inside.
_reason_of_key(key, value) := _by_value if {
	_is_file(key, value)
	not key in _parameters.ignore
	secrets.shows_secret(value)
}

_is_judged_name(name) if {
	secrets.is_secret_name(name)
	not name in _parameters.ignore
}

_is_file(_, value) if contains(trim_space(value), "\n")

_is_file(key, _) if {
	parts := split(lower(key), ".")
	count(parts) > 1
	parts[count(parts) - 1] in {
		"cfg", "cnf", "conf", "config", "crt", "csv", "env", "hcl", "html", "ini", "js", "json", "lua",
		"md", "pem", "properties", "pub", "py", "rego", "rules", "sh", "sql", "tmpl", "toml", "tpl", "xml", "yaml", "yml",
	}
}

_parameters := parameters.of(rego.metadata.chain())
