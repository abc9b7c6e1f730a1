# METADATA
# title: Markers of classification say what is known
# description: |
#   Every marker on a field says something: its value is a level, a category or a word that is known or that classification.yaml
#   defines (words). And no field is declared to be less than what holds it without a reason beside it.
# custom:
#   id: events/classification-known
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no field of these schemas carries a marker
#   rationale: >-
#     A word that nobody defined protects nothing: whoever reads it believes that the field was classified.
#   remediation: >-
#     Write public, internal, confidential or restricted, or define the word below words in classification.yaml. Where a field is less than what holds it, say why in x-classification-reason.
#   since: 0.1.0
package archfit.events.classification_known

examined contains id if {
	some id, event in input.events
	event.marks.fields > 0
}

violation contains {"msg": message, "details": {"subject": mark.id}} if {
	some event in input.events
	some mark in event.marks.unknown
	message := sprintf("%s has %s: %s, and nobody says what that means", [_what(mark, event), mark.key, mark.value])
}

violation contains {"msg": message, "details": {"subject": field.id}} if {
	some event in input.events
	some field in event.marks.lowered
	message := sprintf("%s of %s is declared less than what holds it, and not why: it counts as %s", [field.path, event.name, field.level])
}

_what(mark, event) := event.name if mark.path == ""

else := sprintf("%s of %s", [mark.path, event.name])
