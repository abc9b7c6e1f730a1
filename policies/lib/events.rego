# METADATA
# description: What the policies about events share, for whom an event is, how grave a field is there, and which conventions a set follows.
package lib.archfit.events

# METADATA
# description: Ids of the events that others read, and of the records of an audit trail. Lines of logs are judged by rules of their own.
messages contains id if {
	some id, event in input.events
	event.kind != "log"
}

# METADATA
# description: An event and for whom it is, as a clause.
reader(event) := sprintf("%s (%s by default)", [event.name, event.audience.name]) if event.audience.from == "default"

else := sprintf("the %s event %s", [event.audience.name, event.name])

# METADATA
# description: A field with its event and the others that reach it, as a clause.
place(event, field) := sprintf("%s%s", [reader(event), _others(field)]) if {
	field.path == ""
} else := sprintf("%s of %s%s", [field.path, reader(event), _others(field)])

_others(field) := "" if field.reach == 1

else := sprintf(", also of %s%s,", [concat(", ", field.alsoIn), _more(field)])

_more(field) := "" if count(field.alsoIn) >= field.reach - 1

else := sprintf(" and %d more", [(field.reach - 1) - count(field.alsoIn)])

# METADATA
# description: The finding about a field. More events that reach it are worse than those that somebody accepted.
finding(field, severity, message) := {"msg": message, "details": details} if {
	severity != "none"
	details := object.union_n([
		{
			"subject": field.id,
			"categories": field.categories,
			"measure": {"value": field.reach, "unit": "events", "better": "lower"},
		},
		{"severity": severity | severity != ""},
		{"level": level | level := field.level},
		{"confidence": confidence | confidence := field.confidence},
	])
}

# METADATA
# description: |
#   Those that a convention is asked of: everybody where at least a share of all follow it, else only who follows it in part. So a
#   convention that nobody has agreed on is asked of nobody.
asked(all, followers, share) := all if {
	count(all) > 0
	count(followers) >= share * count(all)
} else := followers

# METADATA
# description: The first of some names, and how many more there are.
listing(names, total) := concat(", ", names) if {
	count(names) >= total
} else := sprintf("%s and %d more", [concat(", ", names), total - count(names)])
