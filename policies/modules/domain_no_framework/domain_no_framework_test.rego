package archfit.modules.domain_no_framework_test

import data.archfit.modules.domain_no_framework as rule
import data.lib.archfit.module_facts_test as facts

test_a_framework_in_the_domain_is_found if {
	given := facts.using(facts.layered, 2, "typeorm")
	rule.violation == {{
		"msg": "src/a.ts (domain layer) imports Client from typeorm: the domain knows no framework, driver or client",
		"details": {
			"subject": "import:0",
			"from": {"file": "src/a.ts", "place": "domain layer"},
			"package": "typeorm",
			"names": ["Client"],
			"hint": "Declare what the domain needs of typeorm as an interface in src/, and implement it with typeorm in the infrastructure.",
		},
	}} with input as given
	rule.examined == {"place:2"} with input as given
}

test_names_may_be_patterns if {
	every name in ["@nestjs/common", "@aws-sdk/client-s3", "express-session", "node:http", ".prisma/client"] {
		found := rule.violation with input as facts.using(facts.layered, 2, name)
		count(found) == 1
	}
}

test_other_packages_and_layers_may if {
	every name in ["zod", "date-fns", "node:crypto", "nestjs", "@nestjs"] {
		rule.violation == set() with input as facts.using(facts.layered, 2, name)
	}
	rule.violation == set() with input as facts.using(facts.layered, 3, "typeorm")
}

test_packages_can_be_named if {
	settings := facts.settings("modules/domain-no-framework", {"packages": ["zod"]})
	count(rule.violation) == 1 with input as facts.using(facts.layered, 2, "zod") with data.lib.archfit.settings as settings
	rule.violation == set() with input as facts.using(facts.layered, 2, "typeorm") with data.lib.archfit.settings as settings
}

test_what_another_file_hands_on_is_found if {
	given := facts.handing(facts.layered, 2, 4, "typeorm")
	rule.violation == {{
		"msg": "src/a.ts (domain layer) imports Client from typeorm by way of src/x.ts: the domain knows no framework, driver or client",
		"details": {
			"subject": "handed:0",
			"from": {"file": "src/a.ts", "place": "domain layer"},
			"package": "typeorm",
			"names": ["Client"],
			"files": ["src/x.ts"],
			"hint": "Declare what the domain needs of typeorm as an interface in src/, and implement it with typeorm in the infrastructure.",
		},
	}} with input as given
}

test_within_the_domain_the_file_that_hands_it_on_is_told if {
	{found.details.subject | some found in rule.violation} == {"import:0"} with input as facts.handing(facts.layered, 2, 2, "typeorm")
	rule.violation == set() with input as facts.handing(facts.layered, 3, 4, "typeorm")
}

test_from_the_infrastructure_the_import_of_that_is_told if {
	given := facts.handing(facts.layered, 2, 3, "typeorm")
	pairs := [{"from": 2, "to": 3, "imports": [facts.import_with({})]}]
	rule.violation == set() with input as {"modules": {"src": object.union(given.modules.src, {"pairs": pairs})}}
}
