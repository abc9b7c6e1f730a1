# METADATA
# title: What is sensitive flows between known owners
# description: |
#   Every event with a field that is declared confidential or restricted, or that looks so, has an owner that the catalog knows, and so has each
#   consumer that it names (x-consumers).
# custom:
#   id: privacy/no-unowned-flow
#   domain: events
#   severity: critical
#   scope: set
#   applies_to: [event]
#   requires: [events, catalog]
#   not_applicable: no event has a field that is or looks sensitive
#   rationale: >-
#     Where nobody answers for the sender or a reader of personal data, nobody erases it and nobody hears of its loss.
#   remediation: >-
#     Name the owner (x-owner, or service of the source) and the consumers as the catalog does.
#   since: 0.1.0
package archfit.privacy.no_unowned_flow

examined contains id if {
	some id, event in input.events
	event.isSensitive
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	event := input.events[id]
	not event.owner
	message := sprintf("%s carries what is sensitive, and nobody is named as its owner", [event.name])
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	event := input.events[id]
	event.owner.isKnown == false
	message := sprintf("%s carries what is sensitive, and the catalog does not know its owner %s", [event.name, event.owner.name])
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	event := input.events[id]
	some consumer in event.consumers
	consumer.isKnown == false
	message := sprintf("%s carries what is sensitive to %s, which the catalog does not know", [event.name, consumer.name])
}
