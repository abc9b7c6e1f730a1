package lib.archfit.budget_test

import data.lib.archfit.budget

# METADATA
# description: A number that a manifest declares.
declared(value) := {"value": value, "grade": "declared", "source": "a field", "location": null}

# METADATA
# description: A number that nobody can tell.
unknown := {"value": null, "grade": "unknown", "source": "a field", "location": null, "reason": "nothing says it"}

# METADATA
# description: A number that nothing limits.
unlimited := object.union(unknown, {"unlimited": true, "reason": "nothing limits it"})

# METADATA
# description: Two pods of a Deployment with a pool of ten each, but for what is given.
row(changes) := object.union(
	{
		"kind": "container",
		"subject": "apps/Deployment/orders",
		"display": "Deployment orders",
		"container": "app",
		"scaler": null,
		"binding": {"by": "host", "source": "DB_HOST", "location": {"subject": "apps/Deployment/orders", "path": ["spec"]}},
		"pods": declared(2),
		"surge": declared(0),
		"terminating": declared(0),
		"processes": declared(1),
		"pools": declared(1),
		"pool": declared(10),
		"threads": null,
		"share": null,
		"product": 20,
		"equation": "2 pods x 10 connections = 20",
	},
	changes,
)

# METADATA
# description: A database of 100 connections with the row above, but for what is given.
database(changes) := object.union(
	{
		"id": "orders-db",
		"dependency": "database",
		"unit": "connections",
		"display": "orders-db",
		"kind": "server",
		"origin": "budgets",
		"subject": "database:orders-db",
		"path": [],
		"supply": {
			"max": declared(100),
			"reserved": declared(0),
			"headroom": declared(0),
			"allowed": declared(100),
			"perService": null,
		},
		"rows": [row({})],
		"demand": {"total": 20, "atLeast": 20, "withoutSurge": 20, "withoutProcesses": 20},
		"verdict": "ok",
		"undecided": [],
		"decisive": [],
		"defaults": [],
		"remedies": [],
		"limit": "100",
		"formulas": [],
	},
	changes,
)

# METADATA
# description: A database that is asked for 110 connections and allows 100, but for what is given.
exceeded(changes) := database(object.union(
	{
		"verdict": "exceeded",
		"demand": {"total": 110, "atLeast": 110, "withoutSurge": 110, "withoutProcesses": 110},
		"rows": [row({"product": 110, "equation": "11 pods x 10 connections = 110"})],
	},
	changes,
))

# METADATA
# description: A database that a factor keeps from being judged.
undecided(factor, location) := database({
	"verdict": "undecided",
	"undecided": [{"factor": factor, "message": "nothing says it", "hint": "Say it.", "location": location}],
})

# METADATA
# description: The facts of a set with one database.
facts(database) := facts_of({"databases": [database]})

# METADATA
# description: The facts of a set with the budgets that are given, and no others.
facts_of(changes) := {"workloads": {}, "budgets": object.union(
	{
		"containers": _containers(object.get(changes, "databases", [])),
		"scaled": [],
		"shares": _shares(object.get(changes, "databases", [])),
		"sections": [],
		"databases": [],
		"brokers": [],
		"caches": [],
		"downstreams": [],
		"topics": [],
		"unbound": [],
	},
	changes,
)}

# One container uses them all.
_containers(databases) := [{"rows": rows} |
	rows := [object.union(row, {"database": database.id, "target": database.display}) |
		some database in databases
		some row in database.rows
		row.kind == "container"
	]
	count(rows) > 0
]

# All have the share of the first.
_shares(databases) := [{"database": database.id, "target": database.display, "share": share, "rows": database.rows} |
	some database in databases
	share := database.rows[0].share
	share.value != null
]

# METADATA
# description: A use of something that nobody can tell, but for what is given.
use(changes) := object.union(
	{
		"dependency": "database",
		"subject": "apps/Deployment/api",
		"display": "Deployment api",
		"container": "app",
		"reason": "its Secret is not in the set",
		"location": {"subject": "apps/Deployment/api", "path": ["spec"]},
		"of": [],
	},
	changes,
)

test_a_database_that_nobody_uses_is_not_judged if {
	budget.used == [] with input as facts(database({"rows": []}))
}

test_a_total_is_told_with_all_that_it_is_made_of if {
	told := budget.explain(exceeded({
		"limit": "110 max - 10 reserved = 100",
		"defaults": ["maxSurge: 2"],
		"remedies": [
			{"display": "Deployment orders", "factor": "pool", "from": 10, "to": 9},
			{"display": "Deployment orders", "factor": "pods", "from": 11, "to": 10},
			{"display": "Deployment stock", "factor": "pods", "from": 11, "to": 10},
		],
	}))
	told == concat(" ", [
		"orders-db can be asked for 110 connections and allows 100, 10 too many:",
		"Deployment orders 11 pods x 10 connections = 110.",
		"The limit is 110 max - 10 reserved = 100.",
		"Enough by itself: pool of Deployment orders 9 in place of 10, or pods of Deployment orders 10 in place of 11.",
		"Taken by default: maxSurge: 2.",
	])
}

test_the_largest_rows_are_told_and_the_others_counted if {
	rows := [row({"product": number, "equation": sprintf("= %d", [number])}) | some number in [1, 2, 3, 4, 5, 6]]
	told := budget.explain(exceeded({"rows": array.concat(rows, [row({"product": null, "equation": "= ?"})])}))
	contains(told, ": Deployment orders = 6; Deployment orders = 5;")
	contains(told, "= 2; and 2 more.")
}

test_a_total_with_an_unknown_part_is_a_least_one if {
	demand := {"total": null, "atLeast": 110, "withoutSurge": null, "withoutProcesses": null}
	startswith(budget.explain(exceeded({"demand": demand})), "orders-db can be asked for at least 110 connections")
}

test_the_most_specific_rule_tells_it[name] if {
	some name, case in {
		"nothing in particular": {"database": exceeded({}), "rule": "budget/db-pool-total"},
		"reserved connections": {"database": exceeded({"decisive": ["reserved"]}), "rule": "budget/db-pool-total"},
		"processes": {"database": exceeded({"decisive": ["processes"]}), "rule": "budget/processes-per-pod"},
		"surge and processes": {"database": exceeded({"decisive": ["surge", "processes"]}), "rule": "budget/rollout-surge"},
		"clients of a pooler": {"database": exceeded({"kind": "pooler"}), "rule": "budget/proxy-both-sides"},
		"poolers alone": {
			"database": exceeded({"rows": [row({"kind": "pooler", "product": 101})]}),
			"rule": "budget/proxy-both-sides",
		},
		"poolers among others": {
			"database": exceeded({"rows": [row({"kind": "pooler", "product": 100}), row({})]}),
			"rule": "budget/db-pool-total",
		},
	}
	budget.carrier(case.database) == case.rule
}

test_where_that_rule_is_off_the_total_tells_it if {
	budget.carrier(exceeded({"decisive": ["surge"]})) == "budget/db-pool-total" with data.lib.archfit.off as {"budget/rollout-surge": true}
}

test_places_are_told_once_and_only_where_there_are_any if {
	place := {"subject": "a", "path": ["b"]}
	numbers := [object.union(declared(1), {"location": place}), object.union(declared(2), {"location": place}), declared(3), null]
	budget.places(numbers) == [place]
}

test_a_doubt_stands_where_its_number_does_or_else_at_the_database[name] if {
	some name, case in {
		"number": {"location": {"subject": "a", "path": ["b"]}, "place": {"subject": "a", "path": ["b"]}},
		"database": {"location": null, "place": {"subject": "database:orders-db", "path": []}},
	}
	database := undecided("pool", case.location)
	budget.undecided(database, database.undecided[0]) == {
		"msg": "orders-db cannot be judged: nothing says it",
		"details": object.union(case.place, {"database": "orders-db", "factor": "pool", "hint": "Say it."}),
	}
}

test_a_use_that_nobody_can_bind_names_what_it_may_mean[name] if {
	some name, case in {
		"known": {"changes": {"of": ["orders-db", "stock-db"]}, "msg": "container app of Deployment api may use orders-db, stock-db"},
		"not known": {"changes": {}, "msg": "container app of Deployment api may use a database that nobody can tell"},
		"of a pooler": {"changes": {"container": null}, "msg": "Deployment api may use a database that nobody can tell"},
	}
	budget.undecided_use(use(case.changes)) == {
		"msg": sprintf("%s: its Secret is not in the set", [case.msg]),
		"details": {
			"subject": "apps/Deployment/api",
			"path": ["spec"],
			"hint": "Say which database it uses: annotation archfit/database, or none.",
		},
	}
}

test_a_guess_counts_only_for_what_it_may_mean if {
	sure := use({})
	guess := use({"isGuess": true})
	meant := use({"isGuess": true, "of": ["orders-db"]})
	other := use({"dependency": "cache"})
	budget.unbound("database") == [sure, meant] with input as facts_of({"unbound": [sure, guess, meant, other]})
}

test_what_is_not_budgeted_is_judged_as_far_as_it_is_known if {
	known := database({"id": "a"})
	doubtful := undecided("max", null)
	given := {"brokers": [known, doubtful]}
	budget.judged("brokers") == [known] with input as facts_of(given)
	budget.judged("brokers") == [known, doubtful] with input as facts_of(object.union(given, {"sections": ["brokers"]}))
}

test_figures_are_found_with_their_database if {
	orders := database({"formulas": [{"peakRps": null, "querySeconds": null, "cores": declared(4)}]})
	budget.formulas == [[{"id": "orders-db", "display": "orders-db"}, orders.formulas[0]]] with input as facts(orders)
	budget.formula_places(orders.formulas[0]) == []
}

test_a_path_counts_only_within_its_subject if {
	row_of_orders := {"subject": "orders"}
	budget.container_path(row_of_orders, {"subject": "orders", "path": ["spec"]}) == ["spec"]
	budget.container_path(row_of_orders, {"subject": "settings", "path": ["data"]}) == []
	budget.container_path(row_of_orders, null) == []
}
