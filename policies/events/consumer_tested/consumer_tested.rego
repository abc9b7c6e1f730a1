# METADATA
# title: Who reads an event has a contract test with who publishes it
# description: |
#   An event that names its consumers (x-consumers) has a contract between each of them and the service that publishes it: the service that
#   owns the event, or one of its team by the catalog. A team that reads it does so by one of its services. It is asked where the run has contracts of consumers: files of Pact. The publisher
#   itself needs none, and whether an event has an owner, events/owner asks.
# custom:
#   id: events/consumer-tested
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [event]
#   requires: [joined, events, operations]
#   not_applicable: no event names its consumers, or the run has no contracts of consumers
#   rationale: >-
#     A consumer that is not tested against the event is broken by a change that the schema allows, and hears of it from its own customers.
#   remediation: >-
#     Write a message contract in the tests of the consumer, and name its file as a source of the kind operations.
#   parameters:
#     except: {type: array, items: {type: string}, default: [], description: Consumers of which no contract is asked.}
#   since: 0.1.0
#   known_misses:
#     - A contract between the two services counts for each event between them, whatever messages it holds.
#   related:
#     - events/owner
#     - ci/contract-test-per-api
package archfit.events.consumer_tested

import data.lib.archfit.parameters

examined contains id if {
	count(input.pacts) > 0
	some id, event in input.events
	count(_readers(event)) > 0
}

violation contains {"msg": message, "details": {"subject": id, "untested": untested}} if {
	some id in examined
	event := input.events[id]
	count(event.publishers) > 0
	untested := sort([reader.name | some reader in _readers(event); not _is_tested(reader, event)])
	count(untested) > 0
	message := sprintf("%s is read by %s, and no contract of a consumer test is between %s", [event.name, concat(" and ", untested), _pair(event, untested)])
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id in examined
	event := input.events[id]
	count(event.publishers) == 0
	message := sprintf("%s names nobody who publishes it, so whether %s has a contract with it is not known", [event.name, concat(" and ", sort([reader.name | some reader in _readers(event)]))])
}

_readers(event) := {reader |
	some reader in event.consumers
	not reader.name in _parameters.except
	every service in reader.services { not service in event.publishers }
}

_is_tested(reader, event) if {
	some pact in input.pacts
	pact.consumer in reader.services
	pact.provider in event.publishers
}

_pair(event, untested) := sprintf("%s and %s", [concat(" or ", untested), concat(" or ", event.publishers)])

_parameters := parameters.of(rego.metadata.chain())
