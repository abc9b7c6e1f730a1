package archfit.alerts.runbook_resolves_test

import data.archfit.alerts.runbook_resolves as rule
import data.lib.archfit.alert_facts_test as facts

_with(link) := facts.set_of([facts.alert("Down", {"links": {"runbook_url": object.union({"link": "the link"}, link)}})], {})

_hosts(hosts) := {"alerts/runbook-resolves": {"hosts": hosts}}

_foreign(host, link) := _with({"kind": "foreign", "host": host, "link": link})

test_what_leads_nowhere_is_found[name] if {
	some name, [link, message] in {
		"missing": [{"kind": "missing", "path": "a.md"}, "the runbook of Down is not there: the link"],
		"heading": [{"kind": "file", "path": "a.md", "missingAnchor": "down"}, "the runbook of Down has no heading down: the link"],
		"outside": [{"kind": "outside"}, "the runbook of Down is out of the repository: the link"],
		"unreadable": [{"kind": "unreadable"}, "the runbook of Down is no link: the link"],
	}
	given := _with(link)
	rule.examined == {"Down"} with input as given
	rule.violation == {{"msg": message, "details": {"subject": "Down", "link": "the link"}}} with input as given
	rule.undecided == set() with input as given
}

test_a_file_passes if {
	given := _with({"kind": "file", "path": "a.md"})
	rule.examined == {"Down"} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_what_nobody_asks_is_undecided if {
	given := _foreign("wiki.example.com", "https://wiki.example.com/a")
	{doubt.msg | some doubt in rule.undecided} == {"runbooks of alerts are on wiki.example.com, which is not asked: 1 of 1"} with input as given
	{doubt.msg | some doubt in rule.undecided} == {"the runbook of Down is known only when the alert fires: the link"} with input as _with({"kind": "template"})
	rule.violation == set() with input as given
}

test_a_host_of_the_list_passes[host] if {
	some host in ["wiki.example.com", "*.example.com", "wiki.example.com/runbooks", "WIKI.example.com/runbooks/"]
	given := _foreign("wiki.example.com", "https://wiki.example.com/runbooks/a")
	rule.violation == set() with input as given with data.lib.archfit.settings as _hosts([host])
	rule.undecided == set() with input as given with data.lib.archfit.settings as _hosts([host])
}

test_another_host_is_found[host] if {
	some host in ["example.com", "*.example.org", "wiki.example.com/run", "wiki.example.com/other"]
	given := _foreign("wiki.example.com", "https://wiki.example.com/runbooks/a")
	{finding.msg | some finding in rule.violation} == {concat(" ", [
		"the runbook of Down is on wiki.example.com, which is no host of runbooks:",
		"https://wiki.example.com/runbooks/a",
	])} with input as given with data.lib.archfit.settings as _hosts([host])
}

test_without_a_link_nothing_is_asked if {
	rule.examined == set() with input as facts.set_of([facts.page("Down", {})], {})
	rule.violation == set() with input as facts.set_of([facts.page("Down", {})], {})
}
