package lib.archfit.parameters_test

import data.lib.archfit.parameters

_chain := [
	{"annotations": {"title": "a rule"}, "path": ["violation"]},
	{"annotations": {"custom": {"id": "topic/check", "parameters": {
		"labels": {"default": ["owner"]},
		"minimum": {"default": 2},
	}}}},
]

test_defaults_stand_without_settings if {
	parameters.of(_chain) == {"labels": ["owner"], "minimum": 2} with input as {}
}

test_settings_win_over_defaults if {
	found := parameters.of(_chain) with input as {}
		with data.lib.archfit.settings as {"topic/check": {"minimum": 3}}
	found == {"labels": ["owner"], "minimum": 3}
}

test_false_is_a_value_and_null_is_none if {
	found := parameters.of(_chain) with input as {}
		with data.lib.archfit.settings as {"topic/check": {"labels": null, "minimum": false}}
	found == {"labels": ["owner"], "minimum": false}
}

test_gatekeeper_hands_parameters_beside_the_review if {
	found := parameters.of(_chain) with input as {
		"review": {"object": {}},
		"parameters": {"labels": ["team"]},
	}
	found == {"labels": ["team"], "minimum": 2}
}

test_an_object_with_parameters_of_its_own_is_no_review if {
	found := parameters.of(_chain) with input as {"kind": "StorageClass", "parameters": {"labels": ["x"]}}
	found.labels == ["owner"]
}

test_a_manifest_with_a_review_of_its_own_sets_no_parameters if {
	manifest := {"kind": "Pod", "review": {"object": {}}, "parameters": {"labels": ["x"]}}
	found := parameters.of(_chain) with input as manifest
	found.labels == ["owner"]
}
