# METADATA
# title: Amounts of money are exact
# description: |
#   A field that holds an amount of money is an integer of the smallest unit, a decimal or a text, and no floating-point number. Fields whose names say money (price,
#   cost, fee, tax, …) count, and others (amount, total, value, …) beside a currency. A ratio is no
#   amount. One finding an event.
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
#   since: 0.1.0
package archfit.events.money_not_float

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.messages

violation contains {"msg": message, "details": details} if {
	some id in examined
	event := input.events[id]
	amounts := [field | some field in event.fields.money; not field.name in _parameters.ignore]
	count(amounts) > 0
	paths := [field.path | some field in array.slice(amounts, 0, 5)]
	message := sprintf("%s of %s %s", [events.listing(paths, count(amounts)), events.reader(event), _fault(amounts)])
	details := {
		"subject": amounts[0].id,
		"measure": {"value": count(amounts), "unit": "fields", "better": "lower"},
		"related": [{"subject": field.id} | some field in array.slice(amounts, 1, 6)],
	}
}

_fault(amounts) := "is money, and a floating-point number" if count(amounts) == 1

else := "are money, and floating-point numbers"

_parameters := parameters.of(rego.metadata.chain())
