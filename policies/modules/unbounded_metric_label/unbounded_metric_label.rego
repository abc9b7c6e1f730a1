# METADATA
# title: Labels of metrics have few values
# description: |
#   No label of a metric (prom-client, OpenTelemetry) is named after, or filled with, what has no end: ids of users, requests or orders, raw URLs, e-mail addresses,
#   texts of errors, addresses of callers. Templates of routes, methods, status codes and names of a list are fine. Values are followed through templates,
#   fallbacks and the constants of the function.
# related_resources:
#   - https://prometheus.io/docs/practices/naming/#labels
# custom:
#   id: modules/unbounded-metric-label
#   severity: high
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: no code names labels of metrics
#   rationale: >-
#     Each new value of a label is a new time series, kept in the memory of the process and of the database of metrics. A label with the id of a user
#     grows until one of them falls over, and that is when metrics are needed most.
#   remediation: >-
#     Label with the template of the route (req.route.path), a class of status or the type of an error; put ids into traces and logs.
#   parameters:
#     allowed: {type: array, items: {type: string}, default: [], description: "Names of labels whose values are few here all the same, such as account_id of a handful of accounts."}
#   since: 0.1.0
#   known_misses:
#     - "Values are followed within their function: one that is handed in by a caller is not."
#   related:
#     - modules/red-metrics
package archfit.modules.unbounded_metric_label

import data.lib.archfit.parameters

examined contains id if some id, _ in input.modules[_].observability.metricFiles

violation contains {"msg": message, "details": {"subject": id, "unbounded": label.unbounded}} if {
	some id, label in input.modules[_].observability.labels
	not label.name in _parameters.allowed
	message := sprintf("%s: %s", [_said(label), label.unbounded])
}

_said(label) := sprintf("the label %s of a metric is for what has no end", [label.name]) if label.value == ""

else := sprintf("a label of a metric is filled with %s, which has no end", [label.value]) if label.name == ""

else := sprintf("the label %s of a metric is filled with %s, which has no end", [label.name, label.value])

_parameters := parameters.of(rego.metadata.chain())
