# METADATA
# title: No metric has a label without end
# description: |
#   Each label of a metric has a few values. In an exposition, none has more than a limit of different ones, and none holds ids, UUIDs, e-mail
#   addresses, addresses or times. In a contract, none is marked as unbounded, and none is named after somebody or something of which there are
#   ever more, but where all its values are listed. No rule of Prometheus keeps such a label in what it aggregates. The paths of HTTP
#   requests are judged by metrics/path-is-template.
# related_resources:
#   - https://prometheus.io/docs/practices/naming/#labels
#   - https://prometheus.io/docs/practices/instrumentation/#do-not-overuse-labels
# custom:
#   id: metrics/no-unbounded-label
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [metric, alert, recording]
#   requires: [operations]
#   not_applicable: there is neither a metric whose labels are known nor a rule that groups by labels
#   rationale: >-
#     Every value of a label is a time series that is kept in memory. A label with an id in it has a series for each customer or request,
#     until the server that holds them falls over, with the alerts of everybody else.
#   remediation: >-
#     Drop the label, or give it the class of what it holds: a route in place of a path, a tier in place of a customer. What happened to one
#     of them belongs into a log line or a trace.
#   parameters:
#     limit: {type: integer, default: 100, description: "Most different values of a label in one exposition. Prometheus advises to look for another way where there are more than 100."}
#     names: {type: array, items: {type: string}, default: [user, user_id, userid, username, user_name, login, customer, customer_id, account_id, client_id, member_id, tenant_user, email, e_mail, mail, phone, session, session_id, sid, request_id, req_id, correlation_id, transaction_id, trace_id, span_id, traceparent, message_id, event_id, order_id, payment_id, invoice_id, cart_id, basket_id, device_id, ip, ip_address, client_ip, remote_addr, remote_ip, url, full_url, raw_path, raw_url, query, query_string, sql, statement, error_message, err_msg, message, exception_message, stack, stack_trace, stacktrace, timestamp, uuid, guid, token, api_key, user_agent, referer, referrer], description: "Names of labels whose values have no end, in small letters and underscores."}
#     allowed: {type: array, items: {type: string}, default: [], description: "Names of labels that may have any values, in small letters and underscores."}
#   since: 0.1.0
#   known_misses:
#     - "In an exposition the name of a label tells nothing: a snapshot of a test with three customers passes where their names are no ids."
#   related:
#     - metrics/path-is-template
#     - modules/unbounded-metric-label
package archfit.metrics.no_unbounded_label

import data.lib.archfit.metrics
import data.lib.archfit.parameters

examined contains id if {
	some id, metric in input.metrics
	metric.labels
}

examined contains id if some id, _ in input.grouped

violation contains {"msg": message, "details": {"subject": id, "label": label.name}} if {
	some id, rule in input.grouped
	some label in rule.labels
	label.key in _names
	not label.key in _parameters.allowed
	message := sprintf("%s groups by %s, of whose values there is no end", [rule.name, label.name])
}

violation contains {"msg": message, "details": details} if {
	some [metric, label] in _labels
	label.values == "unbounded"
	message := sprintf("%s has the label %s, and its contract says that there is no end of its values", [metric.name, label.name])
	details := {"subject": label.id, "label": label.name}
}

violation contains {"msg": message, "details": details} if {
	some [metric, label] in _labels
	label.values == "unsaid"
	label.key in _names
	message := sprintf("%s has the label %s, and nothing says that its values have an end", [metric.name, label.name])
	details := {"subject": label.id, "label": label.name}
}

violation contains {"msg": message, "details": details} if {
	some [metric, label] in _labels
	label.values in {"seen", "listed"}
	found := metrics.endless(label)
	count(found) > 0
	message := sprintf("%s has the label %s, and its values are %s", [metric.name, label.name, metrics.listing(found)])
	details := {"subject": label.id, "label": label.name}
}

violation contains {"msg": message, "details": details} if {
	some [metric, label] in _labels
	label.values == "seen"
	count(metrics.endless(label)) == 0
	label.distinct > _parameters.limit
	message := sprintf("%s has %d values of the label %s, more than %d", [metric.name, label.distinct, label.name, _parameters.limit])
	details := {
		"subject": label.id,
		"label": label.name,
		"measure": {"value": label.distinct, "unit": "values", "better": "lower"},
	}
}

_labels contains [metric, label] if {
	some metric in input.metrics
	some label in metric.labels
	not label.key in _parameters.allowed
	not _is_judged_as_path(metric, label)
}

# Only where that rule finds it: one cause is one finding.
_is_judged_as_path(metric, label) if {
	metrics.is_path(metric, label)
	label.values != "seen"
}

_is_judged_as_path(metric, label) if {
	metrics.is_path(metric, label)
	count(metrics.endless(label)) > 0
}

_names := {name | some name in _parameters.names}

_parameters := parameters.of(rego.metadata.chain())
