package archfit.modules.db_driver_only_in_repositories_test

import data.archfit.modules.db_driver_only_in_repositories as rule
import data.lib.archfit.module_facts_test as facts

_made := facts.made_for(["repository", "service", "entity"])

test_a_driver_in_a_service_is_found if {
	given := facts.using(_made, 1, "pg")
	rule.violation == {{
		"msg": "src/a.ts (service) imports Client from pg: queries belong into repositories",
		"details": {
			"subject": "import:0",
			"from": {"file": "src/a.ts", "place": "service"},
			"package": "pg",
			"names": ["Client"],
			"hint": "Move what uses pg into a repository, and call that from src/a.ts.",
		},
	}} with input as given
	rule.examined == {"place:1", "place:3"} with input as given
	count(rule.violation) == 1 with input as facts.using(_made, 3, "@mikro-orm/core")
}

test_repositories_and_infrastructure_may if {
	rule.violation == set() with input as facts.using(_made, 0, "pg")
	rule.violation == set() with input as facts.using(_made, 2, "typeorm")
	rule.violation == set() with input as facts.using(facts.layered, 3, "pg")
	rule.violation == set() with input as facts.using(_made, 1, "axios")
}

test_what_stores_migrates_or_configures_may_by_its_path if {
	every file in ["src/migrations/1.ts", "src/db/query.ts", "src/db/data-source.ts", "drizzle.config.ts", "src/orders/order.entity.ts"] {
		given := facts.base_of(_made, {"packages": [{"from": 3, "name": "pg", "imports": [{"id": "import:0", "from": file, "to": "pg", "names": []}]}]})
		rule.violation == set() with input as given
	}
}

test_an_entity_of_the_domain_may_not if {
	places := [facts.place("domain layer", [facts.layer("domain", "domain", 0)], {"stereotypes": ["entity"]})]
	given := facts.base_of(places, {
		"off": ["modules/domain-no-framework"],
		"packages": [{"from": 0, "name": "typeorm", "imports": [{"id": "import:0", "from": "src/order.entity.ts", "to": "typeorm", "names": [], "isTypeOnly": true}]}],
	})
	facts.messages(rule.violation) == {"src/order.entity.ts (domain layer) imports types from typeorm: queries belong into repositories"} with input as given
}

test_in_the_domain_it_is_told_by_the_rule_about_it if {
	rule.violation == set() with input as facts.using(facts.layered, 2, "typeorm")
}

test_types_can_be_ignored if {
	settings := facts.settings("modules/db-driver-only-in-repositories", {"type_imports": "ignore"})
	given := facts.base_of(_made, {"packages": [{"from": 1, "name": "pg", "imports": [{"id": "import:0", "from": "src/a.ts", "to": "pg", "names": [], "isTypeOnly": true}]}]})
	count(rule.violation) == 1 with input as given
	rule.violation == set() with input as given with data.lib.archfit.settings as settings
}

test_what_a_file_hands_on_that_may_import_it_is_found if {
	given := facts.handing(_made, 1, 0, "pg")
	facts.messages(rule.violation) == {"src/a.ts (service) imports Client from pg by way of src/x.ts: queries belong into repositories"} with input as given
	rule.violation == set() with input as facts.handing(_made, 0, 0, "pg")
}

test_a_file_that_must_not_import_what_it_hands_on_is_told_itself if {
	{found.details.subject | some found in rule.violation} == {"import:0"} with input as facts.handing(_made, 1, 3, "pg")
}
