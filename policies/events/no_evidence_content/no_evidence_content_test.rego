package archfit.events.no_evidence_content_test

import data.archfit.events.no_evidence_content as rule
import data.lib.archfit.event_facts_test as facts

test_content_is_found if {
	bytes := {"level": null, "confidence": null, "because": "bytes", "path": "scan"}
	given := facts.set_of([facts.event("placed", {"fields": {"evidence": [object.remove(facts.field(bytes), ["level", "confidence"])]}})])
	rule.examined == {"placed"} with input as given
	rule.violation == {{
		"msg": "scan of the integration event placed carries content (bytes)",
		"details": object.remove(facts.details({}), ["level", "confidence"]),
	}} with input as given
}

test_content_weighs_by_certainty_and_audience[name] if {
	some name, case in {
		"certain": {"field": {}, "event": {}, "severities": ["as the rule"]},
		"probable": {"field": {"confidence": "medium"}, "event": {}, "severities": ["medium"]},
		"inside": {"field": {}, "event": facts.internal, "severities": ["medium"]},
	}
	found := rule.violation with input as facts.set_of([facts.carrying("evidence", case.field, case.event)])
	facts.severities(found) == case.severities
}

test_lines_of_logs_have_rules_of_their_own if {
	given := facts.set_of([facts.carrying("evidence", {}, {"kind": "log"})])
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}
