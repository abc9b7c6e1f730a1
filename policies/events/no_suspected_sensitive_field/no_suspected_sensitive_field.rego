# METADATA
# title: No field of a public event looks sensitive and is not explained
# description: |
#   No field of an event that other teams read has a name, a format or example values as personal data have it, unless somebody has declared what it
#   is. What never is harmless (government ids, cards, health, biometrics) is found even where it is declared so. Free text is told of once an event.
#   Credentials and content have rules of their own: events/no-signed-url, events/no-evidence-content.
# custom:
#   id: events/no-suspected-sensitive-field
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema of an event was read
#   rationale: >-
#     What nobody has classified is published like everything else. Personal data seldom come into an event because somebody decided it.
#   remediation: >-
#     Declare what the field holds: x-data-classification with its level, or public where it is harmless in spite of its name. If it is sensitive, take it
#     out, replace it by an id, or hash it and say so; what must stay needs a waiver with an owner and an end.
#   parameters:
#     medium: {type: string, enum: [critical, high, medium, low, info, none], default: medium, description: "Severity of what is probable, and not nearly certain; none: no finding."}
#     low: {type: string, enum: [critical, high, medium, low, info, none], default: info, description: "Severity of fields for free text; none: no finding."}
#     internal: {type: string, enum: [critical, high, medium, low, info, none], default: medium, description: "Severity in events that stay inside of what is nearly certain; none: no finding."}
#     internalMedium: {type: string, enum: [critical, high, medium, low, info, none], default: info, description: "Severity in events that stay inside of what is probable; none: no finding."}
#     ignore: {type: array, items: {type: string}, default: [], description: "Names of fields that are harmless wherever they stand."}
#   since: 0.1.0
#   known_misses:
#     - "Names of one word that mean several things (name, state, pin) are silent where nothing around them says whose they are: a marker in the schema repairs it."
#   decisions:
#     - docs/adr/0019-names-are-read-as-words.md
package archfit.events.no_suspected_sensitive_field

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.messages

violation contains events.finding(field, _severity(event, field), message) if {
	some id in events.messages
	event := input.events[id]
	some field in _suspected(event)
	not _is_free_text(field)
	message := sprintf("%s looks like %s (%s), and %s", [events.place(event, field), concat(", ", field.categories), field.because, _fault(field)])
}

# Somebody may write anything there: one word of advice an event is enough.
violation contains {"msg": message, "details": details} if {
	_parameters.low != "none"
	some id in events.messages
	event := input.events[id]
	paths := [field.path |
		some field in _suspected(event)
		_is_free_text(field)
	]
	count(paths) > 0
	message := sprintf("%s has room for free text, in which personal data may stand: %s", [events.reader(event), events.listing(array.slice(paths, 0, 5), count(paths))])
	details := {"subject": id, "severity": _parameters.low, "measure": {"value": count(paths), "unit": "fields", "better": "lower"}}
}

_suspected(event) := [field | some field in event.fields.suspected; not field.name in _parameters.ignore]

_is_free_text(field) if {
	field.confidence == "low"
	not field.isUnderDeclared
}

_fault(field) := "is declared as harmless, which that never is" if field.isUnderDeclared

else := "nobody says what it is"

_is_certain(field) if field.isUnderDeclared

_is_certain(field) if field.confidence == "high"

_severity(event, field) := "" if {
	event.audience.isPublished
	_is_certain(field)
} else := _parameters.medium if {
	event.audience.isPublished
} else := _parameters.internal if {
	_is_certain(field)
} else := _parameters.internalMedium

_parameters := parameters.of(rego.metadata.chain())
