package archfit.bridges.legacy_access_test

import data.archfit.bridges.legacy_access as rule

_bridge(rest) := {"bridges": {"b": object.union({"id": "b", "name": "old-orders", "isKnown": true, "missing": [], "unread": []}, rest)}}

_reach(rest) := {"legacyReaches": {"r": object.union(
	{
		"id": "r",
		"file": "src/a.ts",
		"bridge": "b",
		"name": "old-orders",
		"by": ["the package mssql", "the host old-db.internal"],
		"isAllowed": false,
		"allowed": ["src/legacy/**"],
	},
	rest,
)}}

test_a_bridge_that_nobody_else_goes_over_passes if {
	rule.examined == {"b"} with input as _bridge({})
	rule.violation == set() with input as object.union(_bridge({}), _reach({"isAllowed": true}))
	rule.undecided == set() with input as _bridge({})
}

test_another_way_is_found if {
	rule.violation == {{
		"msg": "src/a.ts comes to the legacy system behind old-orders by the package mssql, the host old-db.internal; the bridge allows src/legacy/**",
		"details": {"subject": "r", "bridge": "old-orders"},
	}} with input as _reach({})
	some found in rule.violation with input as _reach({"allowed": []})
	endswith(found.msg, "; the bridge allows nobody")
}

test_a_bridge_that_does_not_say_how_is_undecided if {
	rule.undecided == {{
		"msg": "the bridge old-orders does not say how the system behind it is reached",
		"details": {"subject": "b", "hint": "Write reached: with packages, files, variables, hosts or tables, as other bridges do."},
	}} with input as _bridge({"isKnown": false})
}

test_what_names_nothing_of_the_code_is_undecided if {
	rule.undecided == {{
		"msg": "the system behind the bridge old-orders is reached by src/lgacy/**, and no file of the code is called so",
		"details": {"subject": "b"},
	}} with input as _bridge({"missing": ["src/lgacy/**"]})
}

test_a_file_that_cannot_be_read_is_undecided if {
	rule.undecided == {{
		"msg": "whether src/a.ts comes to the legacy system behind old-orders is not known: it cannot be read whole",
		"details": {"subject": "b"},
	}} with input as _bridge({"unread": ["src/a.ts"]})
}

test_without_bridges_nothing_is_asked if rule.examined == set() with input as {}
