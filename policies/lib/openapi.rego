# METADATA
# description: |
#   What the policies about two versions of a contract share: which changes break, what is said of each, and of all together.
package lib.archfit.openapi

# METADATA
# description: Ids of the contracts whose two versions could be compared.
compared contains id if {
	some id, contract in input.contracts
	contract.compared
}

# METADATA
# description: The changes that a rule carries, of all contracts; compatible ones are of no concern, and pending ones a problem of the run.
changes(class) := [change |
	some contract in input.contracts
	some change in contract.changes[class]
	change.verdict in {"breaking", "possible"}
	not change.pending
]

# METADATA
# description: What breaks in a contract and is neither covered nor waived nor pending, whichever rule carries it.
uncovered(contract) := [change |
	some class in sort(object.keys(contract.changes))
	some change in contract.changes[class]
	change.verdict == "breaking"
	not change.cover
	not change.waived
	not change.pending
]

# METADATA
# description: The finding about a change. One that is covered says by what, and one that nobody can decide weighs less.
finding(change, possible) := {"msg": message, "details": details} if {
	message := concat("", [_doubt(change), _place(change), change.message, _cover(change)])
	details := object.union_n([
		{
			"subject": change.id,
			"change": change.change,
			"verdict": change.verdict,
			"operations": array.slice(change.operations, 0, 20),
			"operationCount": count(change.operations),
		},
		{"severity": possible | change.verdict == "possible"},
		{"cover": cover | cover := change.cover},
		_hint(change),
	])
}

# METADATA
# description: How much breaks, as a clause.
breaks(changes) := "breaks in 1 place" if count(changes) == 1

else := sprintf("breaks in %d places", [count(changes)])

# METADATA
# description: The details of a finding that sums up others. It links to the first twenty places.
summary(id, changes) := {
	"subject": id,
	"findings": sort([change.fingerprint | some change in changes]),
	"changes": {rule: count(own) |
		some change in changes
		rule := change.change
		own := [other | some other in changes; other.change == rule]
	},
	"related": [{"subject": change.id} | some change in array.slice(changes, 0, 20)],
}

_doubt(change) := "possibly breaking: " if change.verdict == "possible"

else := ""

_place(change) := sprintf("%s: ", [concat(", ", [_operations(change), change.at])]) if {
	change.at
	count(change.operations) > 0
} else := sprintf("%s: ", [_operations(change)]) if {
	count(change.operations) > 0
} else := ""

_operations(change) := change.operations[0] if count(change.operations) == 1

else := sprintf("%s and 1 more operation", [change.operations[0]]) if count(change.operations) == 2

else := sprintf("%s and %d more operations", [change.operations[0], count(change.operations) - 1])

_cover(change) := sprintf(" (covered: %s)", [change.cover.message]) if {
	change.cover
} else := sprintf(" (%s)", [concat("; ", messages)]) if {
	messages := [refusal.message | some refusal in _telling(change)]
	count(messages) > 0
} else := ""

_hint(change) := {"hint": hint} if {
	not change.cover
	hint := _telling(change)[0].hint
} else := {}

# Of the covers that do not hold, those that somebody meant to hold.
_telling(change) := [refusal |
	some refusal in change.refusals
	refusal.kind in {"plan", "deprecation"}
	not refusal.code in {"plan-missing", "not-deprecated", "deprecated-with-break"}
]
