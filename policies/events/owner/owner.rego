# METADATA
# title: Every event has an owner that is known
# description: |
#   Each event names the service or team that answers for it: x-owner, x-team, x-service or x-producer, in the schema, its document or its channel, or service in
#   the source of the run. With a catalog the owner is a team or service in it. It is asked of all where half of them name one, and of all where
#   there is a catalog.
# custom:
#   id: events/owner
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no event names an owner
#   rationale: >-
#     An event that belongs to nobody has no one to ask before it is changed, and no one who is told that it leaks.
#   remediation: >-
#     Name the team or service in the schema (x-owner), or service in the source; and add it to the catalog.
#   parameters:
#     share: {type: number, default: 0.5, description: "The share of the events that name an owner from which on it is asked of all; 0: of all in any case."}
#   since: 0.1.0
#   related:
#     - privacy/no-unowned-flow
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.events.owner

import data.lib.archfit.events
import data.lib.archfit.parameters

examined contains id if some id in events.asked(_all, _owned, _parameters.share)

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	not input.events[id].owner
	message := sprintf("%s names nobody who answers for it", [input.events[id].name])
}

violation contains {"msg": message, "details": {"subject": id, "owner": owner.name}} if {
	some id in examined
	owner := input.events[id].owner
	owner.isKnown == false
	message := sprintf("%s belongs to %s, and the catalog has no such team or service", [input.events[id].name, owner.name])
}

_all := {id | some id, _ in input.events}

_owned := {id | some id in _all; input.events[id].owner}

_parameters := parameters.of(rego.metadata.chain())
