# METADATA
# title: Events declare the key that keeps them in order
# description: |
#   An event that travels on a channel declares its key: x-partition-key or x-ordering-key with the name of a field, the key of the Kafka binding, or the attribute
#   partitionkey of CloudEvents. A field that it names exists and is always there. It is asked of all events on channels where half of them declare one.
# related_resources:
#   - https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/partitioning.md
#   - https://github.com/asyncapi/bindings/tree/master/kafka
# custom:
#   id: events/ordering-key
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no event declares a key
#   rationale: >-
#     A broker keeps messages of one key in order. Without one, the cancellation of an order overtakes the order, on a day with much traffic.
#   remediation: >-
#     Declare the key, such as x-partition-key orderId, and require the field.
#   parameters:
#     share: {type: number, default: 0.5, description: "The share of the events on channels that declare a key from which on it is asked of all; 0: of all in any case."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.events.ordering_key

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.asked(_all, _keyed, _parameters.share)

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	event := input.events[id]
	fault := _faults(event.ordering)[_]
	message := sprintf("%s %s", [event.name, fault])
}

_faults(ordering) := ["travels on a channel and declares no key that keeps its messages in order"] if {
	not ordering.key
} else := array.concat(
	[sprintf("declares the key %s, and has no such field", [name]) | some name in ordering.missing],
	[sprintf("declares the key %s, which may be absent", [name]) | some name in ordering.optional],
)

_all := {id |
	some id in events.messages
	_is_asked(input.events[id].ordering)
}

_is_asked(ordering) if ordering.hasChannel

_is_asked(ordering) if ordering.key

_keyed := {id | some id in _all; input.events[id].ordering.key}

_parameters := parameters.of(rego.metadata.chain())
