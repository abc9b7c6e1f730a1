package archfit.events.no_signed_url_test

import data.archfit.events.no_signed_url as rule
import data.lib.archfit.event_facts_test as facts

test_a_secret_is_found if {
	given := facts.set_of([facts.carrying("secrets", {"path": "downloadUrl", "because": "the words download url"}, {})])
	rule.examined == {"placed"} with input as given
	rule.violation == {{
		"msg": "downloadUrl of the integration event placed carries a secret (the words download url)",
		"details": facts.details({}),
	}} with input as given
}

test_a_secret_weighs_by_certainty_and_audience[name] if {
	some name, case in {
		"certain": {"field": {}, "event": {}, "severities": ["as the rule"]},
		"declared": {"field": {"confidence": "declared"}, "event": {}, "severities": ["as the rule"]},
		"probable": {"field": {"confidence": "medium"}, "event": {}, "severities": ["medium"]},
		"inside": {"field": {}, "event": facts.internal, "severities": ["medium"]},
	}
	found := rule.violation with input as facts.set_of([facts.carrying("secrets", case.field, case.event)])
	facts.severities(found) == case.severities
}

test_one_that_is_declared_as_harmless_says_so if {
	found := rule.violation with input as facts.set_of([facts.carrying("secrets", {"isUnderDeclared": true}, {})])
	facts.messages(found) == {"customer.email of the integration event placed carries a secret (the word email), though it is declared as harmless"}
}

test_lines_of_logs_have_rules_of_their_own if {
	given := facts.set_of([facts.carrying("secrets", {}, {"kind": "log"})])
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}
