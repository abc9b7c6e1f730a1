# METADATA
# title: Connections fit their cache
# description: |
#   For each cache, the connections that everything in the set can open at its worst are at most what it allows: maxclients of Redis and
#   Valkey, which is 10,000 where nothing is set. Caches are judged where the file of budgets has a section for them, or where the
#   manifests tell their limit and who uses them.
# related_resources:
#   - https://redis.io/docs/latest/develop/reference/clients/
# custom:
#   id: budget/cache-connections
#   domain: kubernetes
#   severity: low
#   scope: set
#   applies_to: [cache]
#   requires: [budgets]
#   not_applicable: no cache is budgeted and none is known to be used
#   rationale: >-
#     A cache that refuses connections sends every request to what it was to spare, at the moment of the highest load.
#   remediation: Lower the ceiling of pods or the connections of each that the message names, or raise maxclients and the budget.
#   since: 0.1.0
package archfit.budget.cache_connections

import data.lib.archfit.budget

examined contains dependency.subject if {
	some dependency in budget.judged("caches")
	dependency.verdict != "undecided"
	count(dependency.rows) > 0
}

violation contains {"msg": budget.explain(dependency), "details": budget.details(dependency)} if {
	some dependency in budget.judged("caches")
	dependency.verdict == "exceeded"
}

undecided contains budget.undecided(dependency, doubt) if {
	some dependency in budget.judged("caches")
	dependency.verdict == "undecided"
	some doubt in dependency.undecided
}

undecided contains budget.undecided_use(use) if {
	"caches" in input.budgets.sections
	some use in budget.unbound("cache")
}
