# METADATA
# description: |
#   What the rules about budgets share: how a total is told, and which of them tells that it is too large. Reads `input.budgets`, the
#   budget of a set.
package lib.archfit.budget

# METADATA
# description: Databases that something in the set uses.
used := [database |
	some database in input.budgets.databases
	count(database.rows) > 0
]

# METADATA
# description: |
#   The rule that tells that a database, or a pooler before one, may be asked for more than it allows. One cause is told once, by the
#   rule that says most of it; where that one is switched off, the rule about the total tells it.
carrier(database) := rule if {
	rule := _specific(database)
	not data.lib.archfit.off[rule]
} else := "budget/db-pool-total"

_specific(database) := "budget/proxy-both-sides" if {
	_is_about_poolers(database)
} else := "budget/rollout-surge" if {
	_is_decisive(database, "surge")
} else := "budget/processes-per-pod" if {
	_is_decisive(database, "processes")
} else := "budget/db-pool-total"

_is_decisive(database, factor) if factor in database.decisive

_is_about_poolers(database) if database.kind == "pooler"

# The poolers alone ask for more than there is.
_is_about_poolers(database) if {
	opened := sum([row.product |
		some row in database.rows
		row.kind == "pooler"
		row.product != null
	])
	opened > database.supply.allowed.value
}

# METADATA
# description: Whether a database may be asked for more than it allows, and whether this rule is the one to tell it.
exceeds(database, rule) if {
	database.verdict == "exceeded"
	carrier(database) == rule
}

# METADATA
# description: |
#   The total against the limit, as messages tell it: who, how many pods, times what, against what, and what to lower.
explain(database) := trim_space(sprintf("%s can be asked for %s and allows %v, %v too many: %s. %s%s%s", [
	database.display,
	_amount(database),
	database.supply.allowed.value,
	database.demand.atLeast - database.supply.allowed.value,
	_chain(database),
	_limit(database),
	_remedies(database),
	_defaults(database),
]))

_amount(database) := sprintf("%v %s", [database.demand.total, database.unit]) if database.demand.total != null

else := sprintf("at least %v %s", [database.demand.atLeast, database.unit])

# Rows and defaults that a message shows; the others are among its details.
_shown := 5

_chain(database) := concat("; ", _first(rows)) if {
	sorted := sort([[_descending(row.product), row_text(row)] | some row in database.rows])
	rows := [text | some [_, text] in sorted]
}

_descending(null) := 1

_descending(product) := 0 - product if product != null

_first(texts) := array.concat(array.slice(texts, 0, _shown), _rest(count(texts) - _shown))

_rest(number) := [sprintf("and %d more", [number])] if number > 0

else := []

# METADATA
# description: What one container opens, factor by factor.
row_text(row) := sprintf("%s %s", [row.display, row.equation])

_limit(database) := sprintf("The limit is %s. ", [database.limit]) if contains(database.limit, "=")

else := ""

_remedies(database) := sprintf("Enough by itself: %s. ", [concat(", or ", texts)]) if {
	texts := [text |
		some remedy in array.slice(database.remedies, 0, 2)
		text := sprintf("%s of %s %v in place of %v", [
			remedy.factor,
			remedy.display,
			remedy.to,
			remedy.from,
		])
	]
	count(texts) > 0
} else := ""

_defaults(database) := sprintf("Taken by default: %s.", [concat("; ", _first(database.defaults))]) if {
	count(database.defaults) > 0
} else := ""

# METADATA
# description: The details of a finding about a total.
details(database) := {
	"subject": database.subject,
	"path": database.path,
	"related": places(factors(database)),
	"database": database.id,
	"demand": database.demand.atLeast,
	"allowed": database.supply.allowed.value,
	"limit": database.limit,
	"defaults": database.defaults,
	"rows": [{"workload": row.display, "equation": row.equation, "connections": row.product} |
		some row in database.rows
	],
	"remedies": [object.filter(remedy, ["display", "factor", "from", "to"]) |
		some remedy in database.remedies
	],
	"measure": {"value": database.demand.atLeast, "unit": database.unit, "better": "lower"},
}

# METADATA
# description: Every number that a total is made of.
factors(database) := array.concat(
	[database.supply.max, database.supply.reserved, database.supply.headroom],
	[factor |
		some row in database.rows
		some factor in row_factors(row)
	],
)

# METADATA
# description: Every number that the connections of one container are made of.
row_factors(row) := [row.pods, row.surge, row.terminating, row.processes, row.pools, row.pool, row.threads]

# METADATA
# description: Where these numbers are written, each place once.
places(numbers) := sort({place |
	some number in numbers
	number != null
	number.location != null
	place := object.filter(number.location, ["subject", "path"])
})

# METADATA
# description: The doubts that are about some of the factors.
doubts_about(database, factors) := [doubt |
	some doubt in database.undecided
	doubt.factor in factors
]

# METADATA
# description: A doubt about a database, as `undecided` of a rule has it.
undecided(database, doubt) := {
	"msg": sprintf("%s cannot be judged: %s", [database.display, doubt.message]),
	"details": object.union(_place_of(database, doubt.location), {
		"database": database.id,
		"factor": doubt.factor,
		"hint": doubt.hint,
	}),
}

_place_of(database, null) := {"subject": database.subject, "path": database.path}

_place_of(_, location) := object.filter(location, ["subject", "path"]) if location != null

# METADATA
# description: Where a container of a workload is, as far as something in the workload shows it.
container_path(row, location) := location.path if {
	location != null
	location.subject == row.subject
} else := []

# METADATA
# description: |
#   What may use something that nobody can tell, of one kind of dependency. Where nothing but what cannot be seen speaks for it, it
#   counts for what it may mean alone.
unbound(dependency) := [use |
	some use in input.budgets.unbound
	use.dependency == dependency
	_counts(use)
]

_counts(use) if not use.isGuess

_counts(use) if count(use.of) > 0

# METADATA
# description: A use that nobody can bind, as `undecided` of a rule has it.
undecided_use(use) := {
	"msg": sprintf("%s may use %s: %s", [_user(use), _meant(use), use.reason]),
	"details": {
		"subject": use.location.subject,
		"path": use.location.path,
		"hint": sprintf("Say which %s it uses: annotation archfit/%s, or none.", [use.dependency, use.dependency]),
	},
}

_user(use) := use.display if use.container == null

else := sprintf("container %s of %s", [use.container, use.display])

_meant(use) := concat(", ", use.of) if count(use.of) > 0

else := sprintf("a %s that nobody can tell", [use.dependency])

# METADATA
# description: |
#   What is judged of the brokers, caches or downstreams: all where the file of budgets has a section for them, and else those of which
#   the manifests tell enough.
judged(section) := [dependency |
	some dependency in input.budgets[section]
	_is_wanted(section, dependency)
]

_is_wanted(section, _) if section in input.budgets.sections

_is_wanted(_, dependency) if dependency.verdict != "undecided"

# METADATA
# description: The recommended pools of services, each with its database.
formulas := [[object.filter(database, ["id", "display"]), formula] |
	some database in input.budgets.databases
	some formula in database.formulas
]

# METADATA
# description: Where the figures of a recommendation are written.
formula_places(formula) := places([formula.peakRps, formula.querySeconds, formula.cores])
