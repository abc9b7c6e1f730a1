package lib.archfit.openapi_test

import data.lib.archfit.openapi

# METADATA
# description: A breaking change, with what a test says of it.
change(given) := object.union(
	{
		"id": "orders#1",
		"change": "request.parameter.required.added",
		"verdict": "breaking",
		"direction": "request",
		"message": "query parameter tenant is required now",
		"element": {"kind": "parameter", "name": "query parameter tenant"},
		"operations": ["GET /orders"],
		"fingerprint": "v1:a",
		"refusals": [{"kind": "plan", "code": "plan-missing", "message": "no plan names it", "hint": "Agree on one."}],
	},
	given,
)

covered := change({"cover": {"kind": "plan", "message": "the plan plans/a.yaml of orders ended the old form on 2026-10-31"}})

contract := {
	"id": "orders",
	"base": {"name": "git:main:orders.yaml", "state": "read"},
	"compared": true,
	"problems": [],
	"version": {"outcome": "unchanged", "message": "info.version is 1.0.0 as before", "hint": "Raise it.", "isFault": false},
	"changes": {},
	"marks": [],
}

of(changes) := {"contracts": {"orders": object.union(contract, {"changes": changes})}, "plans": {}}

unread := {
	"contracts": {"orders": {
		"id": "orders",
		"base": {"name": "git:main:orders.yaml", "state": "unreadable"},
		"compared": false,
		"problems": [],
		"changes": {},
		"marks": [],
	}},
	"plans": {},
}

plain_finding := {"msg": "GET /orders: query parameter tenant is required now", "details": {
	"subject": "orders#1",
	"change": "request.parameter.required.added",
	"verdict": "breaking",
	"operations": ["GET /orders"],
	"operationCount": 1,
}}

test_a_covered_change_says_by_what if {
	found := openapi.finding(covered, "low")
	found.msg == "GET /orders: query parameter tenant is required now (covered: the plan plans/a.yaml of orders ended the old form on 2026-10-31)"
	found.details.cover == covered.cover
	not found.details.hint
}

test_a_cover_that_was_meant_to_hold_says_why_it_does_not if {
	refusal := {"kind": "plan", "code": "plan-expired", "message": "the plan plans/a.yaml expired on 2026-10-31", "hint": "Agree on a new one."}
	found := openapi.finding(change({"refusals": [refusal]}), "low")
	found.msg == "GET /orders: query parameter tenant is required now (the plan plans/a.yaml expired on 2026-10-31)"
	found.details.hint == "Agree on a new one."
}

test_a_possible_break_says_so_and_weighs_less if {
	found := openapi.finding(change({"verdict": "possible"}), "medium")
	found.msg == "possibly breaking: GET /orders: query parameter tenant is required now"
	found.details.severity == "medium"
}

test_what_is_reached_is_counted if {
	two := openapi.finding(change({"operations": ["GET /a", "GET /b"], "at": "response 200 application/json"}), "low")
	two.msg == "GET /a and 1 more operation, response 200 application/json: query parameter tenant is required now"
	three := openapi.finding(change({"operations": ["GET /a", "GET /b", "GET /c"]}), "low")
	three.msg == "GET /a and 2 more operations: query parameter tenant is required now"
	none := openapi.finding(change({"operations": []}), "low")
	none.msg == "query parameter tenant is required now"
}

test_what_is_pending_is_nobodys_finding if {
	openapi.changes("a") == [change({})] with input as of({"a": [change({"pending": true}), change({})]})
}

test_what_is_covered_waived_or_possible_is_not_uncovered if {
	facts := object.union(contract, {"changes": {"a": [covered, change({"verdict": "possible"}), change({"waived": true}), change({"pending": true})], "b": [change({})]}})
	openapi.uncovered(facts) == [change({})]
}
