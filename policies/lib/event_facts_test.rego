# METADATA
# description: Facts about events, for the tests of rules. Each takes what differs from an integration event in which nothing is wrong.
package lib.archfit.event_facts_test

# METADATA
# description: A set of events by their names.
set_of(events) := {"events": {event.id: event | some event in events}}

# METADATA
# description: An event.
event(name, rest) := object.union(
	{
		"id": name,
		"name": name,
		"nameFrom": "title",
		"format": "json-schema",
		"kind": "event",
		"audience": {"name": "integration", "isPublished": true, "from": "mark"},
		"isCloudEvent": false,
		"channels": [],
		"classification": {"ofEvent": false, "fields": 0, "covered": 0, "missing": []},
		"documentation": {"ofEvent": false, "fields": 0, "covered": 0, "missing": []},
		"fields": {"declared": [], "suspected": [], "evidence": [], "secrets": [], "open": [], "money": []},
		"entities": [],
		"isOpen": false,
		"envelope": {},
		"tense": {"isPast": true, "word": "placed"},
		"ordering": {"hasChannel": false, "missing": [], "optional": []},
		"statuses": [],
	},
	rest,
)

# METADATA
# description: An event that carries one field of a list.
carrying(list, given, rest) := event("placed", object.union({"fields": {list: [field(given)]}}, rest))

# METADATA
# description: A field of the event placed.
field(rest) := object.union(
	{
		"id": "placed#payload:1",
		"name": "email",
		"path": "customer.email",
		"because": "the word email",
		"level": "confidential",
		"confidence": "high",
		"categories": ["contact.email"],
		"reach": 1,
		"alsoIn": [],
	},
	rest,
)

internal := {"audience": {"name": "internal", "isPublished": false, "from": "folder"}}

# METADATA
# description: The details of a finding about that field.
details(rest) := object.union(
	{
		"subject": "placed#payload:1",
		"categories": ["contact.email"],
		"measure": {"value": 1, "unit": "events", "better": "lower"},
		"level": "confidential",
		"confidence": "high",
	},
	rest,
)

# METADATA
# description: Settings of one rule.
settings(id, given) := {id: given}

# METADATA
# description: What findings say.
messages(violations) := {violation.msg | some violation in violations}

# METADATA
# description: The severities of findings; none where they weigh as their rule does.
severities(violations) := [object.get(violation.details, "severity", "as the rule") | some violation in violations]
