package archfit.api.problem_details_test

import data.archfit.api.problem_details

test_a_shared_response_will_do if {
	problem_details.violation == set() with input as _api({"$ref": "#/components/responses/Problem"})
}

test_a_response_of_its_own_will_do if {
	problem_details.violation == set() with input as _api({"content": {"application/problem+json": {}}})
}

test_anything_else_is_found[name] if {
	some name, response in {
		"another media type": {"content": {"text/plain": {}}},
		"another response": {"$ref": "#/components/responses/Failure"},
		"no content": {"description": "It failed."},
	}
	problem_details.violation == _found with input as _api(response)
}

test_no_responses_are_found if {
	problem_details.violation == _found with input as {"paths": {"/loans": {"get": {}}}}
}

test_an_api_is_judged if {
	problem_details.applies with input as _api({})
}

test_what_is_no_api_is_passed_over if {
	not problem_details.applies with input as {"kind": "Deployment"}
}

_api(response) := {"paths": {"/loans": {"get": {"responses": {"default": response}}}}}

_found := {{
	"msg": "GET /loans does not say how it fails",
	"details": {"path": ["paths", "/loans", "get"], "operation": "GET /loans"},
}}
