# METADATA
# title: A group has no more consumers than partitions
# description: |
#   The consumers of a group that read a topic, at the ceiling of their pods, are at most the partitions of the topic: the others have
#   nothing to read. Partitions come from the file of budgets or from a KafkaTopic of Strimzi; groups from KEDA triggers, annotations or
#   the file of budgets. A KEDA trigger of its own keeps to the partitions unless it allows idle consumers.
# related_resources:
#   - https://kafka.apache.org/documentation/#intro_consumers
#   - https://keda.sh/docs/latest/scalers/apache-kafka/
#   - https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaTopicSpec-reference
# custom:
#   id: budget/consumer-partitions
#   domain: kubernetes
#   severity: medium
#   scope: set
#   applies_to: [topic]
#   requires: [budgets]
#   not_applicable: no topic is budgeted, and of none both partitions and consumers are known
#   rationale: >-
#     Pods beyond the partitions cost money and do nothing, each scaling step rebalances the group and stops all of it for a while, and
#     whoever relied on the ceiling has less throughput than planned.
#   remediation: Lower the ceiling to the number of partitions, or add partitions, which changes the order of keys.
#   since: 0.1.0
package archfit.budget.consumer_partitions

import data.lib.archfit.budget

examined contains topic.subject if {
	some topic in _judged
	topic.verdict != "undecided"
}

violation contains {"msg": message, "details": details} if {
	some topic in _judged
	some group in topic.groups
	group.atLeast > topic.partitions.value
	message := sprintf("group %s can have %d consumers of topic %s, which has %d partitions, %d of them idle: %s", [
		group.group,
		group.atLeast,
		topic.display,
		topic.partitions.value,
		group.atLeast - topic.partitions.value,
		concat("; ", [sprintf("%s %s", [consumer.display, consumer.equation]) | some consumer in group.consumers]),
	])
	first := group.consumers[0]
	details := {
		"subject": first.subject,
		"path": budget.container_path(first, first.binding.location),
		"related": budget.places(array.concat([topic.partitions], _factors(group))),
		"topic": topic.id,
		"group": group.group,
		"consumers": group.atLeast,
		"partitions": topic.partitions.value,
		"measure": {"value": group.atLeast, "unit": "consumers", "better": "lower"},
	}
}

undecided contains budget.undecided(topic, doubt) if {
	some topic in _judged
	topic.verdict == "undecided"
	some doubt in topic.undecided
}

# Who budgets topics, or makes them in the set, wants to know of one that is not.
_judged := [topic |
	some topic in input.budgets.topics
	_is_wanted(topic)
]

_is_wanted(_) if "topics" in input.budgets.sections

_is_wanted(topic) if topic.origin != "name"

_factors(group) := [factor |
	some consumer in group.consumers
	some factor in [consumer.pods, consumer.perPod]
]
