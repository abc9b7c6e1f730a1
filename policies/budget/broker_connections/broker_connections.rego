# METADATA
# title: Connections and channels fit their broker
# description: |
#   For each message broker, the connections that everything in the set can open at its worst are at most what it allows, and so are the
#   channels where the budget limits them. Brokers are judged where the file of budgets has a section for them, or where the manifests
#   tell their limit and who uses them.
# related_resources:
#   - https://www.rabbitmq.com/docs/connections
#   - https://www.rabbitmq.com/docs/channels
# custom:
#   id: budget/broker-connections
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [broker]
#   requires: [budgets]
#   not_applicable: no broker is budgeted and none is known to be used
#   rationale: >-
#     Consumers are scaled by the length of a queue: just when work piles up, more of them connect. A broker out of file handles or memory
#     for connections refuses publishers as well, so the queue stops where it should buffer.
#   remediation: Lower the ceiling of pods or the connections of each that the message names, or raise the limit of the broker and the budget.
#   since: 0.1.0
#   related:
#     - budget/consumer-partitions
#     - budget/cache-connections
package archfit.budget.broker_connections

import data.lib.archfit.budget

examined contains dependency.subject if {
	some dependency in budget.judged("brokers")
	dependency.verdict != "undecided"
	count(dependency.rows) > 0
}

violation contains {"msg": budget.explain(dependency), "details": budget.details(dependency)} if {
	some dependency in budget.judged("brokers")
	dependency.verdict == "exceeded"
}

undecided contains budget.undecided(dependency, doubt) if {
	some dependency in budget.judged("brokers")
	dependency.verdict == "undecided"
	some doubt in dependency.undecided
}

undecided contains budget.undecided_use(use) if {
	"brokers" in input.budgets.sections
	some use in budget.unbound("broker")
}
