# METADATA
# title: Every line of a log carries the id of what it belongs to
# description: |
#   The schema of a log line requires an id by which the lines of one request are found: traceId, correlationId or requestId, at the top or
#   in an object that is itself required. An id that only some lines have, or that may be null, is none for the others.
# custom:
#   id: logs/correlation-id-required
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema describes a log line
#   rationale: >-
#     A request passes through several services. Without an id that they share, whoever looks for what went wrong reads the log of each
#     service by the clock.
#   remediation: >-
#     Add the id to required, and let the logger take it from the context of the request; a job makes one of its own when it starts.
#   parameters:
#     fields: {type: array, items: {type: string}, default: [traceId, traceparent, correlationId, requestId], description: "Names of such an id. Capitals and separators do not count, and a dot stands for an object: traceId is trace_id and trace.id."}
#   since: 0.1.0
#   related:
#     - modules/correlation-id
#     - privacy/log-schema-closed
package archfit.logs.correlation_id_required

import data.lib.archfit.parameters

examined contains id if {
	some id, event in input.events
	event.log
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	count(_ids(id)) == 0
	not input.events[id].log.isCut
	message := sprintf("%s has no id by which the lines of a request are found: none of %s", [input.events[id].name, _wanted])
}

violation contains {"msg": message, "details": {"subject": best.id}} if {
	some id in examined
	not _is_certain(id)
	best := _best(id)
	message := sprintf("%s of %s %s", [best.path, input.events[id].name, _reasons[best.presence]])
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	count(_ids(id)) == 0
	input.events[id].log.isCut
	message := sprintf("%s is too large to be read as a whole, and none of %s is in what was read", [input.events[id].name, _wanted])
}

_is_certain(id) if {
	some value in _ids(id)
	value.presence == "always"
}

# METADATA
# description: Of several that may be missing the one that is nearest to being there.
_best(id) := [value | some presence in ["nullable", "optional", "conditional"]; some value in _ids(id); value.presence == presence][0]

_ids(id) := [value |
	some value in input.events[id].log.values
	some key in value.keys
	key in _keys
]

_reasons := {
	"nullable": "may be null",
	"optional": "may be left out",
	"conditional": "is required of some lines only",
}

_keys contains regex.replace(lower(name), `[^\pL\pN]`, "") if some name in _parameters.fields

_wanted := concat(", ", _parameters.fields)

_parameters := parameters.of(rego.metadata.chain())
