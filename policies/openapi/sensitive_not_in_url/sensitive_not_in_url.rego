# METADATA
# title: Addresses hold nothing sensitive
# description: |
#   No parameter of a path or a query carries credentials, payment data, or something about a person: by its name, by format: password, or by
#   the class that it, or its schema, is marked with. What is marked as harmless is let through.
# related_resources:
#   - https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#sensitive-information-in-http-requests
# custom:
#   id: openapi/sensitive-not-in-url
#   domain: openapi
#   severity: high
#   scope: set
#   applies_to: [contract]
#   requires: [contracts]
#   not_applicable: no contract could be read
#   rationale: >-
#     Addresses are kept by every proxy, log, history and monitoring between the client and the service, and are sent on to other hosts
#     (Referer): encryption does not help there.
#   remediation: >-
#     Send it in the body (POST /searches) or in a header, or name the resource by an id that means nothing elsewhere.
#   parameters:
#     guessed: {type: string, enum: [critical, high, medium, low, info], default: medium, description: "Severity of parameters that are sensitive by their name alone; never above that of the rule."}
#     harmless: {type: array, items: {type: string}, default: [public, internal, none], description: "Classes of what may stand in an address."}
#     ignore: {type: array, items: {type: string}, default: [], description: "Names of parameters that are harmless wherever they stand."}
#   since: 0.1.0
#   known_misses:
#     - "Names of one word that mean several things (name, state, pin) are silent where nothing around them says whose they are: a marker in the schema repairs it."
#   related:
#     - openapi/sensitive-fields-classified
#   standards:
#     - "CWE-598: Use of GET Request Method With Sensitive Query Strings"
#   decisions:
#     - docs/adr/0019-names-are-read-as-words.md
package archfit.openapi.sensitive_not_in_url

import data.lib.archfit.parameters

examined contains id if {
	some id, contract in input.contracts
	contract.urls
}

violation contains {"msg": message, "details": details} if {
	some contract in input.contracts
	some parameter in contract.urls.sensitive
	not parameter.name in _parameters.ignore
	not _is_harmless(parameter)
	message := sprintf("%s takes %s in its %s (%s)", [parameter.operation, parameter.name, parameter["in"], _reason(parameter)])
	details := object.union({"subject": parameter.id}, {"severity": _parameters.guessed | _is_guess(parameter)})
}

_is_harmless(parameter) if lower(parameter.classification) in _parameters.harmless

_reason(parameter) := sprintf("class %s", [parameter.classification]) if parameter.classification

else := parameter.category

# Who has written a marker, or format: password, has said that it is sensitive.
_is_guess(parameter) if {
	not parameter.classification
	parameter.category != "credential"
}

_parameters := parameters.of(rego.metadata.chain())
