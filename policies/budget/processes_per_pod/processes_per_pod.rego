# METADATA
# title: Worker processes fit the database too
# description: |
#   Each worker process of a pod opens pools of its own: Gunicorn and Uvicorn workers, Puma and cluster mode, Celery and PHP-FPM children;
#   and so does each pool of a process (reads and writes). The rule finds what would fit with one process in each pod and does not with
#   those that there are.
# custom:
#   id: budget/processes-per-pod
#   domain: kubernetes
#   severity: high
#   scope: set
#   applies_to: [database]
#   requires: [budgets]
#   not_applicable: no workload is known to use a database
#   rationale: >-
#     The pool size in the settings is that of one process. Four workers make a pool of 10 into 40 connections a pod, and nothing in the
#     manifest says so where the pool is set.
#   remediation: Divide the pool by the number of processes, or run fewer processes in each pod.
#   since: 0.1.0
package archfit.budget.processes_per_pod

import data.lib.archfit.budget

examined contains database.subject if {
	some database in budget.used
	database.verdict != "undecided"
}

violation contains {"msg": message, "details": budget.details(database)} if {
	some database in input.budgets.databases
	budget.exceeds(database, "budget/processes-per-pod")
	message := sprintf("%s With one process in each pod it would be %d.", [
		budget.explain(database),
		database.demand.withoutProcesses,
	])
}

undecided contains budget.undecided(database, doubt) if {
	some database in budget.used
	some doubt in budget.doubts_about(database, {"processes", "pools", "threads"})
}
