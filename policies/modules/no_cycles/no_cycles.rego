# METADATA
# title: Imports go in no circles
# description: |
#   No files load one another in a circle, and no contexts or layers import one another. Everything that is in circles with one another is one finding, with the
#   shortest circle and the import that opens most for least. A circle that is closed by imports of types or by import() alone runs nothing in a circle, and
#   is a lesser finding of its own. Circles of layers are told where modules/layer-order is off, which otherwise tells of the import upwards.
# custom:
#   id: modules/no-cycles
#   domain: modules
#   severity: medium
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: no file of code is there
#   rationale: >-
#     Files in a circle can only be understood, tested and moved together, and which of them runs first depends on who imports them: the one that is too
#     early reads undefined.
#   remediation: >-
#     Cut the import that the finding names: move what both sides need to a file of its own, hand it in as a parameter, or import only its type.
#   parameters:
#     type_imports: {type: string, enum: [count, ignore, apart], default: apart, description: "What imports of types, and such as are made later, count for: apart, a finding of low severity where they alone close a circle; count, as any import; ignore."}
#   since: 0.1.0
package archfit.modules.no_cycles

import data.lib.archfit.parameters

examined contains subject if {
	some base in input.modules
	some subject, _ in base.files
}

violation contains {"msg": message, "details": details} if {
	some base in input.modules
	some cycle in base.cycles
	_told(cycle)
	message := sprintf("%s %s: %s; %s", [_members(cycle), _what(cycle), _way(cycle), _cut(cycle)])
	details := object.union(_severity(cycle), {
		"subject": cycle.id,
		"among": cycle.among,
		"size": cycle.size,
		"witness": cycle.witness,
		"cut": cycle.cut,
		"measure": {"value": cycle.size, "unit": cycle.among, "better": "lower"},
		"hint": _hint(cycle),
	})
}

undecided contains {"msg": message, "details": {"subject": unknown.id, "count": unknown.count, "hint": hint}} if {
	some base in input.modules
	unknown := base.unknownWays
	message := sprintf("%s, such as %s: a circle by that way is not seen", [_imports(unknown.count), unknown.first])
	hint := "Correct the paths, or the tsconfig or manifest that they go by; modules/no-unresolved tells each."
}

_imports(1) := "1 import leads nowhere that is known"

_imports(number) := sprintf("%d imports lead nowhere that is known", [number]) if number > 1

_told(cycle) if {
	_parameters.type_imports == "count"
	_is_whole(cycle)
}

_told(cycle) if {
	_parameters.type_imports != "count"
	not cycle.isCoupling
}

_told(cycle) if {
	_parameters.type_imports == "apart"
	cycle.isCoupling
	not cycle.isTold
}

# What imports of all kinds connect holds what imports of values connect.
_is_whole(cycle) if cycle.isCoupling

_severity(cycle) := {"severity": "low"} if {
	cycle.isCoupling
	_parameters.type_imports != "count"
} else := {}

_members(cycle) := "1 file" if {
	cycle.size == 1
} else := sprintf("%d %s", [cycle.size, cycle.among])

_what(cycle) := "imports itself" if {
	cycle.size == 1
} else := "are in a circle of imports of types or made later" if {
	cycle.isCoupling
	_parameters.type_imports != "count"
} else := "load one another" if {
	cycle.among == "files"
	not cycle.isCoupling
} else := "import one another"

_way(cycle) := sprintf("%s%s", [_shortest(cycle), concat(" -> ", _shown(cycle.witness))])

_shortest(cycle) := "" if {
	cycle.size == count(cycle.witness)
} else := "the shortest circle is "

# A long way is told by its ends.
_shown(witness) := array.concat(witness, [witness[0]]) if {
	count(witness) <= 8
} else := array.concat(array.concat(array.slice(witness, 0, 4), [sprintf("(%d more)", [count(witness) - 7])]), array.concat(array.slice(witness, count(witness) - 3, count(witness)), [witness[0]]))

_cut(cycle) := sprintf("to cut: %s -> %s (%s), %s", [cycle.cut.from, cycle.cut.to, _cost(cycle.cut), _gain(cycle)])

_cost(cut) := "1 name" if {
	cut.cost == 1
} else := sprintf("%d names", [cut.cost])

_gain(cycle) := "which ends it" if {
	cycle.cut.freed == cycle.size
} else := sprintf("which leaves %d in circles", [cycle.size - cycle.cut.freed])

_hint(cycle) := "Remove the import: a file can use its own names." if {
	cycle.size == 1
} else := sprintf("Move %s to a place that both may import, or hand it in: then %s needs %s no more.", [_things(cycle.cut), cycle.cut.from, cycle.cut.to])

_things(cut) := sprintf("what %s imports of %s", [cut.from, cut.to]) if {
	count(cut.names) == 0
} else := sprintf("%s%s", [concat(", ", cut.names), _more(cut)])

_more(cut) := " and others" if {
	cut.cost > count(cut.names)
} else := ""

_parameters := parameters.of(rego.metadata.chain())
