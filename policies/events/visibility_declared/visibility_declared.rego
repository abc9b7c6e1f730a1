# METADATA
# title: Every event says for whom it is
# description: |
#   Each event is marked as one for other teams (public, partner, integration) or as one that stays inside (internal, domain): by x-audience or x-visibility,
#   by its folder or namespace, or by the source of the run. It is asked of all where half of them say it. A mark that says what is no audience is always
#   found. Undeclared counts as integration.
# custom:
#   id: events/visibility-declared
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no event says for whom it is
#   rationale: >-
#     Domain events that other teams start to read become a contract that nobody has agreed to.
#   remediation: >-
#     Say x-audience: integration or x-audience: domain in the schema, keep domain events in a folder of that name, or set audience in the source.
#   parameters:
#     share: {type: number, default: 0.5, description: "The share of the events that say so from which on it is asked of all; 0: of all in any case."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0016-an-event-is-for-others.md
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.events.visibility_declared

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.asked(events.messages, _saying, _parameters.share)

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	input.events[id].audience.from == "default"
	message := sprintf("%s %s", [input.events[id].name, _fault(input.events[id].audience)])
}

_fault(audience) := sprintf("has the mark %s, which names no audience that is known", [audience.unreadable]) if audience.unreadable

else := "does not say for whom it is, and counts as an integration event"

_saying := {id | some id in events.messages; _says(input.events[id].audience)}

_says(audience) if audience.from != "default"

_says(audience) if audience.unreadable

_parameters := parameters.of(rego.metadata.chain())
