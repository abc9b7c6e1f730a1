# METADATA
# title: Secrets come from a vault, not from manifests
# description: |
#   No Secret with data of its own is in the input; a SealedSecret, an ExternalSecret, a CSI driver or values encrypted with SOPS take its
#   place. Secrets without values, those that Helm and the cluster keep for themselves (releases, tokens of service
#   accounts), and values that a tool fills in are not meant. The rule is off unless it is switched on: rendered charts may hold Secrets
#   that never were in a repository.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/secret/#information-security-for-secrets
#   - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: kubernetes/secret-source
#   severity: critical
#   default: off
#   scope: object
#   applies_to: [secret]
#   not_applicable: no Secret is in the input
#   rationale: The data of a Secret is encoded, not encrypted. Whoever reads the repository reads the secret, and it stays in the history when it is removed.
#   remediation: Keep the value in a vault and refer to it with an ExternalSecret, a SealedSecret or a CSI volume. Then change the secret that was shown.
#   since: 0.1.0
#   when_not: "For rendered charts, whose Secrets may never have been in a repository."
#   standards:
#     - "CWE-312: Cleartext Storage of Sensitive Information"
package archfit.kubernetes.secret_source

import data.lib.archfit.kubernetes
import data.lib.archfit.secrets

applies if {
	"secret" in kubernetes.kinds
	not _is_kept_by_cluster
}

violation contains {"msg": message, "details": details} if {
	applies
	some field in ["data", "stringData"]
	keys := [key |
		some key, value in kubernetes.resource[field]
		_is_inline(field, value)
	]
	count(keys) > 0
	message := sprintf("%s holds values in %s: %s", [kubernetes.display, field, concat(", ", sort(keys))])
	details := {"path": [field], "keys": sort(keys)}
}

_is_kept_by_cluster if kubernetes.resource.type in {"helm.sh/release.v1", "kubernetes.io/service-account-token"}

# SOPS leaves a note about itself and encrypts the values, which then begin with ENC.
_is_inline(field, value) if {
	is_string(value)
	value != ""
	not secrets.is_filled_in_later(trim_space(value))
	not _decodes_to_placeholder(field, value)
}

# What stands for a value may be encoded like one.
_decodes_to_placeholder("data", value) if {
	_is_encoded_ascii(value)
	secrets.is_filled_in_later(trim_space(base64.decode(value)))
}

# Bytes that are no text (a key store) cannot be decoded to a string of WebAssembly. The first bit of each byte is a certain bit of the
# first, the second or the third character of its group of four.
_is_encoded_ascii(value) if {
	group := "[A-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589]"
	end := "[A-Za-f][AQgw]==|[A-Za-f][A-HQ-Xg-nw-z0-3][AEIMQUYcgkosw048]="
	regex.match(sprintf(`^(?:%s[A-Za-z0-9+/])*(?:%s)?$`, [group, end]), value)
}
