# METADATA
# title: Events with a status say by which vocabulary
# description: |
#   An event with a field whose values are the words of a status carries the version of that vocabulary: a field such as statusVersion beside it, at the top or in
#   metadata, or a mark such as x-vocabulary-version on it. It is asked of all such events where half of them do.
# custom:
#   id: events/semantic-version-of-status
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no event carries the version of a vocabulary
#   rationale: >-
#     A status keeps its word when its meaning changes. Whoever reads old events later cannot tell what it meant then.
#   remediation: >-
#     Add a field such as statusVersion, and move it when the meaning of a word changes; or x-vocabulary-version on the field.
#   parameters:
#     share: {type: number, default: 0.5, description: "The share of the events with a status that carry the version from which on it is asked of all; 0: of all in any case."}
#   since: 0.1.0
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.events.semantic_version_of_status

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.asked(_all, _versioned, _parameters.share)

violation contains {"msg": message, "details": {"subject": status.id}} if {
	some id in examined
	event := input.events[id]
	some status in event.statuses
	not status.version
	message := sprintf("%s of %s is one of %d words, and nothing says by which version of the vocabulary", [status.path, event.name, status.words])
}

_all := {id |
	some id in events.messages
	count(input.events[id].statuses) > 0
}

_versioned := {id |
	some id in _all
	some status in input.events[id].statuses
	status.version
}

_parameters := parameters.of(rego.metadata.chain())
