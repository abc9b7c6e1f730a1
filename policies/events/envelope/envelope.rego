# METADATA
# title: Events share an envelope
# description: |
#   An event says its type, version, id and time, has a payload, and names what it belongs to (correlation) and what caused it (causation), at its top, in its
#   headers or below metadata, by any of the common names: those of CloudEvents, CDEvents and house styles. The
#   version may stand at the end of the type. Of whom it is asked: of events with at least half
#   of these parts, and of all where half of the events have as many.
# related_resources:
#   - https://github.com/cloudevents/spec/blob/main/cloudevents/spec.md
#   - https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/correlation.md
# custom:
#   id: events/envelope
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no event has the parts of an envelope
#   rationale: >-
#     Without an id nobody can drop what comes twice, without time and cause nobody can tell what led to what.
#   remediation: >-
#     Add the parts that are missing, and require them: eventType, eventVersion, eventId (uuid), timestamp (date-time), payload, metadata.correlationId,
#     metadata.causationId; or the attributes of CloudEvents.
#   parameters:
#     parts: {type: array, items: {type: string, enum: [id, type, version, time, payload, correlation, causation, source, actor, subject]}, default: [type, version, id, time, payload, correlation, causation], description: "What an envelope has."}
#     optional: {type: array, items: {type: string}, default: [correlation, causation], description: "Parts that an event may leave out: the first of a chain has no cause."}
#     ids: {type: array, items: {type: string, enum: [uuid, text, number]}, default: [uuid, text], description: "What the id of an event may be."}
#     times: {type: array, items: {type: string, enum: [date-time, text, number]}, default: [date-time], description: "What the time of an event may be."}
#     share: {type: number, default: 0.5, description: "The share of the events that have an envelope from which on it is asked of all; 0: of all in any case."}
#   since: 0.1.0
#   related:
#     - events/versioned
#     - events/identity-stable
#   standards:
#     - "CloudEvents 1.0"
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.events.envelope

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.asked(_all, _enveloped, _parameters.share)

violation contains {"msg": message, "details": details} if {
	some id in examined
	event := input.events[id]
	missing := [part | some part in _parameters.parts; not _has(event, part)]
	faults := array.concat(_missing(missing), _wrong(event.envelope))
	count(faults) > 0
	message := sprintf("the envelope of %s %s", [event.name, concat(", and ", faults)])
	details := {"subject": id, "missing": missing, "measure": {"value": count(faults) + max([0, count(missing) - 1]), "unit": "faults", "better": "lower"}}
}

_has(event, part) if event.envelope[part]

# The type may end in it: com.shop.order.placed.v1.
_has(event, "version") if {
	event.nameFrom == "type-constant"
	regex.match(`[.\-_]v?[0-9]+(\.[0-9]+)*$`, event.name)
}

_missing(parts) := [sprintf("has no %s", [concat(", no ", parts)]) | count(parts) > 0]

_wrong(envelope) := [fault |
	some part in _parameters.parts
	found := envelope[part]
	fault := _fault(part, found)
]

_fault(part, found) := sprintf("does not require %s (%s)", [found.path, part]) if {
	not found.isRequired
	not part in _parameters.optional
} else := sprintf("has %s (%s) as %s, which is none of %s", [found.path, part, found.kind, concat(", ", _kinds[part])]) if {
	not found.kind in _kinds[part]
}

_kinds := {"id": _parameters.ids, "time": _parameters.times}

# Records of an audit trail have parts of their own: audit/required-fields.
_all := {id | some id, event in input.events; event.kind == "event"}

_enveloped := {id |
	some id in _all
	found := [part | some part in _parameters.parts; _has(input.events[id], part)]
	count(found) * 2 >= count(_parameters.parts)
}

_parameters := parameters.of(rego.metadata.chain())
