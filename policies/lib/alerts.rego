# METADATA
# description: What the policies about alerts share, which alerts page a person, what is said of them under which name, and who answers for them.
package lib.archfit.alerts

# METADATA
# description: |
#   Ids of the alerts that page a person: their severity says so, or they are sent to a receiver that pages in any case.
pages(parameters) := {id |
	some id, alert in input.alerts
	_is_page(alert, parameters)
}

# METADATA
# description: Ids of the alerts of which nobody can say whether they page a person, each with the reason.
unclear(parameters) := {id: reason |
	some id, alert in input.alerts
	not _is_page(alert, parameters)
	reason := _doubt(alert, parameters)
}

# METADATA
# description: The first of some annotations or labels that says something.
said(alert, names) := [text |
	some name in names
	text := object.get(alert.annotations, name, object.get(alert.labels, name, ""))
	trim_space(text) != ""
][0]

# METADATA
# description: Whether some annotation or label says something, though only when the alert fires.
is_said(alert, names) if said(alert, names)

is_said(alert, names) if {
	some name in names
	name in alert.templates
}

_is_page(alert, parameters) if {
	some label in parameters.severityLabels
	lower(alert.labels[label]) in parameters.severities
}

_is_page(alert, parameters) if {
	some receiver in alert.receivers
	receiver.isSure
	_pages(receiver, parameters)
}

_pages(receiver, parameters) if {
	some kind in receiver.kinds
	kind in parameters.pagers
}

_doubt(alert, parameters) := sprintf("a template gives its label %s", [label]) if {
	some label in parameters.severityLabels
	label in alert.templates
} else := sprintf("whether it is sent to %s depends on labels that are known when it fires", [names[0]]) if {
	names := sort([receiver.name |
		some receiver in alert.receivers
		not receiver.isSure
		_pages(receiver, parameters)
	])
	count(names) > 0
}

# METADATA
# description: |
#   What a finding about a service is about: its entry in the catalog, or, without one, the first of some alerts that are about it.
service_subject(name, _) := input.catalog.services[name].id

service_subject(name, about) := min({id | some id, alert in about; name in alert.services}) if not input.catalog
