# METADATA
# title: Log lines hold nothing about people, and no secrets
# description: |
#   The schema of a log line has no field that is declared as confidential or restricted, none that looks like personal data or a
#   credential, and none that carries what others wrote: bodies, headers, query strings, SQL, command lines, stack traces, prompts. What is
#   masked, hashed, tokenised, encrypted or dropped is let through, and what classification.yaml allows in logs (allowedIn), with its reason.
# related_resources:
#   - https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#data-to-exclude
# custom:
#   id: privacy/log-schema-excludes-pii
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema describes a log line
#   rationale: >-
#     Logs are copied to more places, read by more people and kept longer than the data that they are about.
#   remediation: >-
#     Leave the field out, log an id in its place, or redact it in the logger and say so (x-redact); archfit events report --redact-paths
#     lists the paths for pino.
#   parameters:
#     freeText: {type: string, enum: [critical, high, medium, low, info], default: medium, description: "Severity of fields for free text, such as message; never above that of the rule."}
#     guessed: {type: string, enum: [critical, high, medium, low, info], default: medium, description: "Severity of names that may mean something else; never above that of the rule."}
#   since: 0.1.0
#   known_misses:
#     - "Names of one word that mean several things (name, state, pin) are silent where nothing around them says whose they are: a marker in the schema repairs it."
#   related:
#     - privacy/log-schema-closed
#   standards:
#     - "CWE-532: Insertion of Sensitive Information into Log File"
#   decisions:
#     - docs/adr/0019-names-are-read-as-words.md
package archfit.privacy.log_schema_excludes_pii

import data.lib.archfit.parameters

examined contains id if {
	some id, event in input.events
	event.log
}

violation contains {"msg": message, "details": details} if {
	some event in input.events
	some field in event.log.fields
	message := sprintf("%s has %s, which %s", [event.name, field.path, field.because])
	details := object.union({"subject": field.id, "kind": field.kind}, _weight(field.kind))
}

_weight("free-text") := {"severity": _parameters.freeText}

_weight("guessed") := {"severity": _parameters.guessed}

_weight("personal") := {}

_weight("carrier") := {}

_parameters := parameters.of(rego.metadata.chain())
