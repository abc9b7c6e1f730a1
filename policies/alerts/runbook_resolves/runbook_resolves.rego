# METADATA
# title: The link to a runbook leads to one
# description: |
#   A link to a runbook that leads into the repository leads to a file, and to a heading of it where it names one. A link to another host or
#   repository has to be on the list of hosts where there is one; nobody asks the host itself, so that without a list such a link is not judged.
# custom:
#   id: alerts/runbook-resolves
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [alert]
#   requires: [operations]
#   not_applicable: no alert links a runbook
#   rationale: >-
#     A runbook that was moved or never written is found missing by the one who needs it at night.
#   remediation: >-
#     Correct the link, write the runbook, or add the host to the parameter hosts. Addresses of the repository are known from addresses of the source.
#   parameters:
#     annotations: {type: array, items: {type: string}, default: [runbook_url, runbook, runbook_link, runbookUrl, playbook_url, playbook], description: "Annotations or labels that hold the link."}
#     hosts: {type: array, items: {type: string}, default: [], description: "Where runbooks may be besides the repository: runbooks.example.com, *.example.com, or with a path, github.com/example/runbooks."}
#   since: 0.1.0
#   known_misses:
#     - a page of another host that is not there
#   related:
#     - alerts/page-links-runbook
package archfit.alerts.runbook_resolves

import data.lib.archfit.parameters

examined contains id if some id, _ in _links

violation contains {"msg": message, "details": {"subject": id, "link": link.link}} if {
	some id, links in _links
	some link in links
	fault := _fault(link)
	message := sprintf("the runbook of %s %s: %s", [input.alerts[id].name, fault, link.link])
}

undecided contains {"msg": message, "details": {"subject": id, "link": link.link, "hint": "Write the address without a template."}} if {
	some id, links in _links
	some link in links
	link.kind == "template"
	message := sprintf("the runbook of %s is known only when the alert fires: %s", [input.alerts[id].name, link.link])
}

# Once a host, however many alerts lead to it.
undecided contains {"msg": message, "details": {"subject": min(ids), "hint": _allow}} if {
	count(_parameters.hosts) == 0
	some host in _hosts
	ids := {id |
		some id, links in _links
		some link in links
		link.host == host
	}
	message := sprintf("runbooks of alerts are on %s, which is not asked: %d of %d", [host, count(ids), count(_links)])
}

_hosts contains link.host if {
	some links in _links
	some link in links
	link.kind == "foreign"
}

_links[id] := links if {
	some id, alert in input.alerts
	links := {link |
		some name in _parameters.annotations
		link := alert.links[name]
	}
	count(links) > 0
}

_fault(link) := "is not there" if link.kind == "missing"

else := sprintf("has no heading %s", [link.missingAnchor]) if link.missingAnchor

else := "is out of the repository" if link.kind == "outside"

else := "is no link" if link.kind == "unreadable"

else := sprintf("is on %s, which is no host of runbooks", [link.host]) if {
	link.kind == "foreign"
	count(_parameters.hosts) > 0
	not _is_allowed(link)
}

_allow := "Name the hosts of runbooks in the parameter hosts, or the addresses of the repository in the source."

_is_allowed(link) if {
	some host in _parameters.hosts
	_is_at(lower(host), link)
}

_is_at(host, link) if host == lower(link.host)

_is_at(host, link) if {
	startswith(host, "*.")
	endswith(lower(link.host), substring(host, 1, -1))
}

_is_at(host, link) if {
	contains(host, "/")
	address := regex.replace(lower(link.link), `^[a-z][a-z0-9+.-]*://`, "")
	startswith(concat("", [address, "/"]), concat("", [trim_suffix(host, "/"), "/"]))
}

_parameters := parameters.of(rego.metadata.chain())
