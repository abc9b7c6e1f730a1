# METADATA
# title: Amounts of money are exact
# description: |
#   A field that holds an amount of money is an integer of the smallest unit, a decimal or a text, and no floating-point number. Fields whose names say money (price,
#   cost, fee, tax, …) count, and others (amount, total, value, …) beside a currency. A ratio is no amount.
# custom:
#   id: events/money-not-float
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema of an event was read
#   rationale: >-
#     Binary floating-point numbers have no 0.1: sums drift by cents, and two systems that add the same list disagree.
#   remediation: >-
#     Use a text with a pattern or format decimal, the logical type decimal of Avro, google.type.Money, or an integer of cents.
#   parameters:
#     ignore: {type: array, items: {type: string}, default: [], description: "Names of fields that are no money."}
package archfit.events.money_not_float

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.messages

violation contains events.finding(field, "", message) if {
	some id in events.messages
	event := input.events[id]
	some field in event.fields.money
	not field.name in _parameters.ignore
	message := sprintf("%s is money, and a floating-point number", [events.place(event, field)])
}

_parameters := parameters.of(rego.metadata.chain())
