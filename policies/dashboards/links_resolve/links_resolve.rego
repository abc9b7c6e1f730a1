# METADATA
# title: Links in dashboards, alerts, risks and the catalog lead somewhere
# description: |
#   A link that leads into the repository leads to a file, and to a heading that it has: those in dashboards and their panels, those to dashboards in annotations
#   of alerts, those of registers of risks, and the dashboards, runbooks and contracts of services in the catalog. What the addresses of the source
#   name is in the repository, and so are paths. Other hosts and dashboards of Grafana that are not in the run are not asked.
# custom:
#   id: dashboards/links-resolve
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [link]
#   requires: [operations]
#   not_applicable: no link leads into the repository or to a dashboard of the run
#   rationale: >-
#     A link is followed when something is broken, by somebody who has no time to look for what it meant.
#   remediation: >-
#     Correct the link, or the name of the file. Where it leads to another repository, match it by the parameter allowed.
#   parameters:
#     allowed: {type: array, items: {type: string}, default: [], description: "Regular expressions of links that are not asked."}
#   since: 0.1.0
#   related:
#     - alerts/runbook-resolves
package archfit.dashboards.links_resolve

import data.lib.archfit.parameters

examined contains _subject(link) if some link in _judged

violation contains {"msg": message, "details": {"subject": _subject(link), "link": link.url}} if {
	some link in _judged
	link.leads == "missing"
	message := sprintf("%s links to %s, and there is no file %s", [link.holder, link.url, link.path])
}

violation contains {"msg": message, "details": {"subject": _subject(link), "link": link.url}} if {
	some link in _judged
	link.leads == "outside"
	message := sprintf("%s links to %s, out of the repository", [link.holder, link.url])
}

violation contains {"msg": message, "details": {"subject": _subject(link), "link": link.url}} if {
	some link in _judged
	link.missingAnchor
	message := sprintf("%s links to %s, and %s has no heading %s", [link.holder, link.url, link.path, link.missingAnchor])
}

_judged contains link if {
	some link in input.links
	link.leads in {"dashboard", "file", "missing", "outside"}
	not _is_allowed(link.url)
}

_is_allowed(url) if {
	some pattern in _parameters.allowed
	regex.match(pattern, url)
}

# What the catalog holds is told at its service.
_subject(link) := input.catalog.services[link.service].id if {
	input.catalog.services[link.service]
} else := link.id

_parameters := parameters.of(rego.metadata.chain())
