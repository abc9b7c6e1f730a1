# METADATA
# title: Every event and field is described
# description: |
#   Each event has a description, and so has each of its fields. It is asked of all where half of them are described themselves, and else of those. One finding an
#   event.
# custom:
#   id: events/documented
#   domain: events
#   severity: low
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no event is described
#   rationale: >-
#     A consumer that guesses what a field means guesses wrong once, and builds on it.
#   remediation: >-
#     Describe the event and its fields: description in JSON Schema and AsyncAPI, doc in Avro, a comment in Protobuf.
#   parameters:
#     fields: {type: number, default: 1, description: "The share of the fields that has to be described; 0: the event alone."}
#     share: {type: number, default: 0.5, description: "The share of the events that are described from which on it is asked of all; 0: of all in any case."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.events.documented

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.asked(_all, _described, _parameters.share)

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	not input.events[id].documentation.ofEvent
	message := sprintf("%s has no description", [input.events[id].name])
}

violation contains {"msg": message, "details": details} if {
	some id in examined
	event := input.events[id]
	found := event.documentation
	found.covered < found.fields * _parameters.fields
	lacking := found.fields - found.covered
	message := sprintf("%s describes %d of %d fields; these have no description: %s", [event.name, found.covered, found.fields, events.listing(found.missing, lacking)])
	details := {"subject": id, "measure": {"value": lacking, "unit": "fields", "better": "lower"}}
}

_all := {id | some id, _ in input.events}

_described := {id | some id in _all; input.events[id].documentation.ofEvent}

_parameters := parameters.of(rego.metadata.chain())
