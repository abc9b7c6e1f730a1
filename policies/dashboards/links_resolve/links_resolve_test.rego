package archfit.dashboards.links_resolve_test

import data.archfit.dashboards.links_resolve as rule

_given(rest) := {
	"links": {"l": object.union({"id": "l", "url": "docs/a.md", "holder": "the dashboard Orders", "of": "dashboard", "leads": "file"}, rest)},
	"catalog": {"services": {"orders": {"id": "service orders"}}},
}

test_links_that_lead_somewhere_pass if {
	every leads in ["file", "dashboard"] {
		rule.examined == {"l"} with input as _given({"leads": leads})
		rule.violation == set() with input as _given({"leads": leads})
	}
}

test_a_file_that_is_not_there_is_found if {
	rule.violation == {{
		"msg": "the dashboard Orders links to docs/a.md, and there is no file docs/a.md",
		"details": {"subject": "l", "link": "docs/a.md"},
	}} with input as _given({"leads": "missing", "path": "docs/a.md"})
}

test_a_link_out_of_the_repository_is_found if {
	rule.violation == {{
		"msg": "the dashboard Orders links to docs/a.md, out of the repository",
		"details": {"subject": "l", "link": "docs/a.md"},
	}} with input as _given({"leads": "outside"})
}

test_a_heading_that_is_not_there_is_found if {
	rule.violation == {{
		"msg": "the dashboard Orders links to docs/a.md, and docs/a.md has no heading errors",
		"details": {"subject": "l", "link": "docs/a.md"},
	}} with input as _given({"path": "docs/a.md", "missingAnchor": "errors"})
}

test_what_the_catalog_holds_is_told_at_its_service if {
	given := _given({"leads": "missing", "path": "x", "service": "orders"})
	{violation.details.subject | some violation in rule.violation} == {"service orders"} with input as given
}

test_links_to_others_are_not_asked if {
	every leads in ["grafana", "foreign", "template", "unreadable"] {
		rule.examined == set() with input as _given({"leads": leads})
	}
	settings := {"dashboards/links-resolve": {"allowed": ["^docs/"]}}
	rule.examined == set() with input as _given({"leads": "missing"}) with data.lib.archfit.settings as settings
	rule.examined == set() with input as {}
}
