# METADATA
# title: The name of an event says what has happened
# description: |
#   The name of an event ends in a participle: OrderCreated, order.paid, user_signed_up, closed_by_user. Namespace, version and the word event do not count.
#   English alone. Records of an audit trail and lines of logs are no events.
# custom:
#   id: events/name-past-tense
#   domain: events
#   severity: low
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema of an event was read
#   rationale: >-
#     An event tells what is over. A name that is a command makes its consumer the owner of what the publisher wants done.
#   remediation: >-
#     Name what happened: OrderCreated instead of CreateOrder or OrderCreation. Names that are right as they are: parameter allow.
#   parameters:
#     allow: {type: array, items: {type: string}, default: [], description: "Names of events, or last words of names, that are right as they are."}
#   since: 0.1.0
package archfit.events.name_past_tense

import data.lib.archfit.parameters

examined contains id if {
	some id, event in input.events
	event.kind == "event"
}

violation contains {"msg": message, "details": {"subject": id, "word": event.tense.word}} if {
	some id in examined
	event := input.events[id]
	not event.tense.isPast
	not event.name in _parameters.allow
	not event.tense.word in _parameters.allow
	message := sprintf("%s does not say what has happened%s", [event.name, _word(event.tense.word)])
}

_word(word) := "" if word == ""

else := sprintf(": %s is no participle", [word])

_parameters := parameters.of(rego.metadata.chain())
