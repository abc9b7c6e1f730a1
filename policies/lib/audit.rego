# METADATA
# description: What the policies about records of the audit trail share.
package lib.archfit.audit

# METADATA
# description: Ids of the schemas that describe records of the audit trail.
records contains id if {
	some id, event in input.events
	event.audit
}

# METADATA
# description: What a record lacks of some parts, as clauses; empty where every record has them all.
faults(event, parts) := array.concat(_missing(event, parts), _optional(event, parts))

_missing(event, parts) := [sprintf("has no field for %s", [_join(words)]) |
	words := [_word(part) | some part in parts; not event.audit.parts[part]]
	count(words) > 0
]

_optional(event, parts) := [sprintf("does not require %s", [_join(words)]) |
	words := [sprintf("%s (%s)", [found.path, _word(part)]) |
		some part in parts
		found := event.audit.parts[part]
		not found.isRequired
	]
	count(words) > 0
]

# METADATA
# description: How many of some parts a record lacks or does not require.
lacking(event, parts) := count([part | some part in parts; not event.audit.parts[part].isRequired])

_words := {
	"id": "the id of the record",
	"actor": "the actor",
	"subject": "what it was done to",
	"action": "the action",
	"time": "the time",
	"causation": "what caused it",
	"policyVersion": "the version of the policy",
	"outcome": "the outcome",
}

_word(part) := object.get(_words, part, part)

_join(words) := words[0] if count(words) == 1

else := sprintf("%s and %s", [concat(", ", array.slice(words, 0, count(words) - 1)), words[count(words) - 1]])
