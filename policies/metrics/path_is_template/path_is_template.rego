# METADATA
# title: The path of HTTP metrics is the template of the route
# description: |
#   The label of an HTTP metric that holds the path of a request (path, route, uri, endpoint, handler) has the names of routes, /orders/{id}, and
#   never the path as it was asked for: a contract says template or lists its values, and an exposition has neither ids nor queries in it.
#   What a contract does not say cannot be told.
# related_resources:
#   - https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
# custom:
#   id: metrics/path-is-template
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [metric]
#   requires: [operations]
#   not_applicable: no HTTP metric has a label for the path
#   rationale: >-
#     There are as many paths as orders, and whoever asks for paths that do not exist makes as many more as they like.
#   remediation: >-
#     Take the route that the framework matched, in Express req.route.path, and one value for what matched none. In the contract write
#     template: true.
#   parameters:
#     labels: {type: array, items: {type: string}, default: [], description: "More names of labels that hold the path, in small letters and underscores."}
#   since: 0.1.0
#   related:
#     - metrics/no-unbounded-label
package archfit.metrics.path_is_template

import data.lib.archfit.metrics
import data.lib.archfit.parameters

examined contains label.id if some [_, label] in _paths

violation contains {"msg": message, "details": {"subject": label.id, "label": label.name}} if {
	some [metric, label] in _paths
	found := metrics.endless(label)
	count(found) > 0
	message := sprintf("%s has paths as they were asked for in the label %s: %s", [metric.name, label.name, metrics.listing(found)])
}

violation contains {"msg": message, "details": {"subject": label.id, "label": label.name}} if {
	some [metric, label] in _paths
	label.values == "unbounded"
	message := sprintf("%s has the label %s, and its contract says that there is no end of its values", [metric.name, label.name])
}

undecided contains {"msg": message, "details": {"subject": label.id, "path": [], "hint": hint}} if {
	some [metric, label] in _paths
	label.values == "unsaid"
	message := sprintf("the contract of %s does not say what its label %s holds", [metric.name, label.name])
	hint := "Write template: true where it is the route, or list its values."
}

_paths contains [metric, label] if {
	some metric in input.metrics
	some label in metric.labels
	_is_path(metric, label)
}

_is_path(metric, label) if metrics.is_path(metric, label)

_is_path(_, label) if label.key in _parameters.labels

_parameters := parameters.of(rego.metadata.chain())
