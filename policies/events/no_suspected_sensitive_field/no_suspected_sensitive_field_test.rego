package archfit.events.no_suspected_sensitive_field_test

import data.archfit.events.no_suspected_sensitive_field as rule
import data.lib.archfit.event_facts_test as facts

test_a_field_that_looks_sensitive_is_found if {
	given := facts.set_of([facts.carrying("suspected", {}, {})])
	rule.examined == {"placed"} with input as given
	rule.violation == {{
		"msg": "customer.email of the integration event placed looks like contact.email (the word email), and nobody says what it is",
		"details": facts.details({}),
	}} with input as given
}

test_a_field_weighs_by_certainty_and_audience[name] if {
	some name, case in {
		"certain": {"field": {}, "event": {}, "severities": ["as the rule"]},
		"probable": {"field": {"confidence": "medium"}, "event": {}, "severities": ["medium"]},
		"free text": {"field": {"confidence": "low"}, "event": {}, "severities": ["info"]},
		"under-declared": {"field": {"confidence": "low", "isUnderDeclared": true}, "event": {}, "severities": ["as the rule"]},
		"certain inside": {"field": {}, "event": facts.internal, "severities": ["medium"]},
		"probable inside": {"field": {"confidence": "medium"}, "event": facts.internal, "severities": ["info"]},
		"under-declared inside": {"field": {"isUnderDeclared": true, "confidence": "medium"}, "event": facts.internal, "severities": ["medium"]},
	}
	found := rule.violation with input as facts.set_of([facts.carrying("suspected", case.field, case.event)])
	facts.severities(found) == case.severities
}

test_what_is_declared_as_harmless_and_never_is_says_so if {
	found := rule.violation with input as facts.set_of([facts.carrying("suspected", {"isUnderDeclared": true}, {})])
	facts.messages(found) == {"customer.email of the integration event placed looks like contact.email (the word email), and is declared as harmless, which that never is"}
}

test_free_text_is_told_of_once_an_event if {
	texts := [facts.field({"id": path, "path": path, "confidence": "low"}) | some path in ["note", "comment"]]
	given := facts.set_of([facts.event("placed", {"fields": {"suspected": texts}})])
	rule.violation == {{
		"msg": "the integration event placed has room for free text, in which personal data may stand: note, comment",
		"details": {"subject": "placed", "severity": "info", "measure": {"value": 2, "unit": "fields", "better": "lower"}},
	}} with input as given
	off := facts.settings("events/no-suspected-sensitive-field", {"low": "none"})
	rule.violation == set() with input as given with data.lib.archfit.settings as off
}

test_an_ignored_name_passes if {
	given := facts.settings("events/no-suspected-sensitive-field", {"ignore": ["email"]})
	rule.violation == set() with input as facts.set_of([facts.carrying("suspected", {}, {})]) with data.lib.archfit.settings as given
}

test_lines_of_logs_have_rules_of_their_own if {
	given := facts.set_of([facts.carrying("suspected", {}, {"kind": "log"})])
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}
