# METADATA
# description: |
#   What the policies about two versions of an event share: which changes they carry, what is said of each, and of all together.
package lib.archfit.event_changes

# METADATA
# description: Ids of the events whose two versions could be compared, those that are gone among them.
compared contains id if {
	some id, event in input.event_changes
	event.compared
}

# METADATA
# description: The changes that a rule carries, of all events, whatever they do.
changes(rule) := [{"event": event, "change": change} |
	some event in input.event_changes
	some change in event.changes[rule]
]

# METADATA
# description: Those of them that break what is promised.
breaking(rule) := [each |
	some each in changes(rule)
	each.change.verdict == "breaking"
]

# METADATA
# description: What breaks in an event and is neither covered nor waived, whichever rule carries it.
uncovered(event) := [change |
	some rule in sort(object.keys(event.changes))
	some change in event.changes[rule]
	change.verdict == "breaking"
	not change.cover
	not change.waived
]

# METADATA
# description: The finding about a change. One that is covered says by what.
finding(each, more) := {"msg": message, "details": details} if {
	change := each.change
	message := concat("", [_place(each), change.message, _cover(change)])
	details := object.union_n([
		{"subject": change.id, "change": change.kind, "verdict": change.verdict, "mode": each.event.mode.name},
		_verdicts(change),
		{"cover": cover | cover := change.cover},
		_hint(change),
		more,
	])
}

# METADATA
# description: What nobody can tell of an event, as a doubt.
doubt(each) := {"msg": message, "details": details} if {
	message := concat("", [_place(each), each.change.message])
	details := {
		"subject": each.change.id,
		"change": each.change.kind,
		"hint": "Simplify the schema there, or compare that part by hand and waive it.",
	}
}

# METADATA
# description: Changes that the mode asks about and that could not be decided.
undecided := [each |
	some event in input.event_changes
	some rule in object.keys(event.changes)
	some change in event.changes[rule]
	change.verdict == "possible"
	each := {"event": event, "change": change}
]

# METADATA
# description: How much breaks, as a clause.
breaks(list) := "breaks in 1 place" if count(list) == 1

else := sprintf("breaks in %d places", [count(list)])

# METADATA
# description: The details of a finding that sums up others. It links to the first twenty places.
summary(id, list) := {
	"subject": id,
	"findings": sort([change.fingerprint | some change in list]),
	"changes": {kind: count(own) |
		some change in list
		kind := change.kind
		own := [other | some other in list; other.kind == kind]
	},
}

_place(each) := sprintf("%s: ", [each.event.name])

_cover(change) := sprintf(" (covered: %s)", [change.cover.message]) if {
	change.cover
} else := sprintf(" (%s)", [concat("; ", messages)]) if {
	messages := [refusal.message | some refusal in _telling(change)]
	count(messages) > 0
} else := ""

_verdicts(change) := {"backward": change.backward, "forward": change.forward} if {
	change.backward != null
	change.forward != null
} else := {}

_hint(change) := {"hint": hint} if {
	not change.cover
	hint := _telling(change)[0].hint
} else := {}

# Of the covers that do not hold, those that somebody meant to hold.
_telling(change) := [refusal |
	some refusal in change.refusals
	refusal.kind in {"plan", "deprecation"}
	not refusal.code in {"plan-missing", "not-deprecated", "deprecated-with-break"}
]

# METADATA
# description: The events, or the audit records, whose older version has a field with their id.
identities(audit) := {id: event |
	some id, event in input.event_changes
	event.identity.isAudit == audit
}

# METADATA
# description: What became of the field with the id between two versions; undefined where it stayed.
identity_fault(identity) := sprintf("has no id any more: it was %s", [identity.old.path]) if not identity.new

else := sprintf("has its id in %s, and had it in %s", [identity.new.path, identity.old.path]) if {
	identity.new.path != identity.old.path
}

else := sprintf("has another kind of id in %s: %s, and it was %s", [identity.new.path, identity.new.kind, identity.old.kind]) if {
	identity.new.kind != identity.old.kind
}

else := sprintf("does not require its id %s any more", [identity.new.path]) if {
	identity.old.isRequired
	not identity.new.isRequired
}
