package archfit.modules.layer_config_not_vacuous_test

import data.archfit.modules.layer_config_not_vacuous as rule

_base(unmatched, uncovered) := {"modules": {"src": {"architecture": {
	"subject": "architecture",
	"unmatched": unmatched,
	"uncovered": uncovered,
}}}}

_uncovered := {
	"subject": "uncovered:layers[0]",
	"setting": "layers[0]",
	"isOnly": true,
	"files": 3,
	"of": 40,
	"folders": [{"path": "src/jobs/", "files": 2}, {"path": "src/main.ts", "files": 1}],
	"more": 0,
}

test_a_pattern_without_files_is_found if {
	dead := {"subject": "pattern:layers[0].layers.web:src/rest", "setting": "layers[0].layers.web", "pattern": "src/rest"}
	rule.violation == {{
		"msg": "layers[0].layers.web: no file matches src/rest",
		"details": {
			"subject": "pattern:layers[0].layers.web:src/rest",
			"setting": "layers[0].layers.web",
			"pattern": "src/rest",
			"hint": "Correct it: it starts at the root of the source. Or take it out: other patterns beside it match files.",
		},
	}} with input as _base([dead], [])
}

test_files_without_a_layer_are_one_finding if {
	rule.violation == {{
		"msg": "3 of 40 files are in no layer: src/jobs/ (2), src/main.ts",
		"details": {
			"subject": "uncovered:layers[0]",
			"setting": "layers[0]",
			"folders": [{"path": "src/jobs/", "files": 2}, {"path": "src/main.ts", "files": 1}],
			"measure": {"value": 3, "unit": "files", "better": "lower"},
			"hint": "Add src/jobs/ to the layer it belongs to, or to outside.",
		},
	}} with input as _base([], [_uncovered])
}

test_one_file_is_told_as_one if {
	one := object.union(_uncovered, {"isOnly": false, "files": 1, "folders": [{"path": "src/main.ts", "files": 1}], "more": 2})
	messages := {found.msg | some found in rule.violation} with input as _base([], [one])
	messages == {"1 of 40 files is in no layer of layers[0]: src/main.ts and 2 more"}
}

test_what_covers_everything_passes if {
	rule.violation == set() with input as _base([], [])
	rule.examined == {"architecture"} with input as _base([], [])
}

test_code_without_an_architecture_is_not_examined if {
	rule.examined == set() with input as {"modules": {"src": {}}}
}
