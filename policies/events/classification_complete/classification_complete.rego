# METADATA
# title: Every field of an event is classified
# description: |
#   Each value of an event has a class, of its own or by what holds it. It is asked of the events that classify some of their fields, and of all where half of
#   them do. One finding an event.
# custom:
#   id: events/classification-complete
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no event classifies any of its fields
#   rationale: >-
#     Masking, retention and the question who may read a topic go by the class. What has none is open to everybody.
#   remediation: >-
#     Give the fields x-data-classification with their level, on the field or on the object around it, or name them in classification.yaml.
#   parameters:
#     share: {type: number, default: 0.5, description: "The share of the events that classify a field from which on it is asked of all; 0: of all in any case."}
#   since: 0.1.0
#   related:
#     - events/classification-known
#   standards:
#     - "ISO/IEC 27001:2022 A.5.12: Classification of information"
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.events.classification_complete

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.asked(_having, _classified, _parameters.share)

violation contains {"msg": message, "details": details} if {
	some id in examined
	event := input.events[id]
	lacking := event.classification.fields - event.classification.covered
	lacking > 0
	message := sprintf("%s classifies %d of %d fields; nobody says what these hold: %s", [
		event.name,
		event.classification.covered,
		event.classification.fields,
		events.listing(event.classification.missing, lacking),
	])
	details := {"subject": id, "measure": {"value": lacking, "unit": "fields", "better": "lower"}}
}

_having := {id | some id, event in input.events; event.classification.fields > 0}

_classified := {id | some id in _having; input.events[id].classification.covered > 0}

_parameters := parameters.of(rego.metadata.chain())
