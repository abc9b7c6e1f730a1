# METADATA
# title: Requests fit what a downstream takes
# description: |
#   For each downstream that the file of budgets names, what all pods of the set can ask of it together is at most what it allows: requests
#   in a second, or requests at a time. How much one pod asks is declared by archfit/downstream-rate, archfit/downstream-concurrency or a
#   setting that is called after the downstream.
# related_resources:
#   - https://www.rfc-editor.org/rfc/rfc6585#section-4
# custom:
#   id: budget/downstream-rate
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [downstream]
#   requires: [budgets]
#   not_applicable: the file of budgets names no downstream
#   rationale: >-
#     A limit that each pod keeps to is multiplied by the autoscaler. The other side answers with 429 or bans the account, and the retries
#     of all pods make it last.
#   remediation: Divide the rate by the most pods there can be, lower that number, or agree on a larger limit.
#   since: 0.1.0
package archfit.budget.downstream_rate

import data.lib.archfit.budget

examined contains dependency.subject if {
	some dependency in budget.judged("downstreams")
	dependency.verdict != "undecided"
	count(dependency.rows) > 0
}

violation contains {"msg": budget.explain(dependency), "details": budget.details(dependency)} if {
	some dependency in budget.judged("downstreams")
	dependency.verdict == "exceeded"
}

undecided contains budget.undecided(dependency, doubt) if {
	some dependency in budget.judged("downstreams")
	dependency.verdict == "undecided"
	some doubt in dependency.undecided
}

undecided contains budget.undecided_use(use) if {
	"downstreams" in input.budgets.sections
	some use in budget.unbound("downstream")
}
