package archfit.alerts.page_links_runbook_test

import data.archfit.alerts.page_links_runbook as rule
import data.lib.archfit.alert_facts_test as facts

_link := {"runbook_url": {"link": "docs/a.md", "kind": "file", "path": "docs/a.md"}}

test_a_page_without_a_runbook_is_found if {
	given := facts.set_of([facts.page("Down", {})], {})
	rule.examined == {"Down"} with input as given
	rule.violation == {{"msg": "the alert Down pages a person and links no runbook", "details": {"subject": "Down"}}} with input as given
	rule.undecided == set() with input as given
}

test_a_runbook_that_is_no_link_is_found if {
	given := facts.set_of([facts.page("Down", {"annotations": {"runbook": "call Joe"}})], {})
	rule.violation == {{
		"msg": "the alert Down pages a person and its runbook is no link: call Joe",
		"details": {"subject": "Down"},
	}} with input as given
}

test_an_alert_that_is_sent_to_a_pager_is_a_page if {
	receivers := [facts.receiver("phone", ["pagerduty"], true)]
	given := facts.set_of([facts.alert("Down", {"receivers": receivers})], {})
	rule.examined == {"Down"} with input as given
	count(rule.violation) == 1 with input as given
}

test_an_alert_that_may_be_sent_to_a_pager_is_undecided if {
	receivers := [facts.receiver("phone", ["pagerduty"], false), facts.receiver("chat", ["slack"], true)]
	given := facts.set_of([facts.alert("Down", {"receivers": receivers})], {})
	rule.examined == set() with input as given
	rule.undecided == {{
		"msg": concat(" ", [
			"the alert Down links no runbook, and nobody can say whether it pages a person:",
			"whether it is sent to phone depends on labels that are known when it fires",
		]),
		"details": {"subject": "Down", "hint": "Give the alert a severity that is no template, or a runbook."},
	}} with input as given
}

test_an_alert_with_a_template_for_a_severity_is_undecided if {
	given := facts.set_of([facts.alert("Down", {"templates": ["severity"]})], {})
	{doubt.msg | some doubt in rule.undecided} == {concat(" ", [
		"the alert Down links no runbook, and nobody can say whether it pages a person:",
		"a template gives its label severity",
	])} with input as given
}

test_a_link_passes if {
	given := facts.set_of([facts.page("Down", {"links": _link}), facts.alert("Odd", {"templates": ["severity"], "links": _link})], {})
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_who_pages_nobody_needs_none if {
	receivers := [facts.receiver("chat", ["slack"], true)]
	given := facts.set_of([facts.alert("Down", {"labels": {"severity": "info"}, "receivers": receivers})], {})
	rule.examined == set() with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_severities_are_told_in_any_case if {
	given := facts.set_of([facts.alert("Down", {"labels": {"priority": "Critical"}})], {})
	rule.examined == {"Down"} with input as given
}
