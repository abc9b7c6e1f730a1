# METADATA
# title: Histograms of durations have edges at the budgets
# description: |
#   The buckets of each histogram of how long requests and queries take have an edge at each budget in use: 0.1, 0.2, 0.5 and 1 seconds. The
#   unit is in the name of the metric (_seconds, _milliseconds). A native histogram can be asked about any threshold. What a contract does not
#   say of its buckets cannot be told.
# related_resources:
#   - https://prometheus.io/docs/practices/histograms/#quantiles
# custom:
#   id: metrics/histogram-buckets
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [metric]
#   requires: [operations]
#   not_applicable: no histogram of the durations of requests or queries is known
#   rationale: >-
#     A histogram knows how many requests were faster than one of its edges, and nothing between two of them: an objective of 200 ms over edges
#     at 100 ms and 1 s is guessed, and the alert with it.
#   remediation: >-
#     Give the histogram an edge at each threshold that an objective or an alert names, or make it a native one.
#   parameters:
#     budgets: {type: array, items: {type: number}, default: [0.1, 0.2, 0.5, 1], description: "Seconds at which there has to be an edge."}
#     metrics: {type: string, default: "(?:^|_)(?:http|https|rpc|grpc|request|requests|query|queries)(?:_|$)", description: "A regular expression that the names of such metrics match."}
#   since: 0.1.0
#   related:
#     - slo/alert-threshold-consistent
package archfit.metrics.histogram_buckets

import data.lib.archfit.parameters

examined contains id if some id, _ in _histograms

violation contains {"msg": message, "details": details} if {
	some id, metric in _histograms
	missing := [budget |
		some budget in _parameters.budgets
		not budget in metric.edges
	]
	count(missing) > 0
	message := sprintf("%s has no edge at %s", [metric.name, concat(", ", [sprintf("%v s", [budget]) | some budget in missing])])
	details := {"subject": id, "missing": missing}
}

undecided contains {"msg": message, "details": {"subject": id, "path": [], "hint": hint}} if {
	some id, metric in _histograms
	not metric.edges
	not metric.isNative
	message := sprintf("the contract of %s does not say its buckets", [metric.name])
	hint := "List the upper edges below buckets, or write buckets: native."
}

_histograms[id] := metric if {
	some id, metric in input.metrics
	metric.type == "histogram"
	regex.match(`_(?:seconds|s|milliseconds|millis|ms)$`, metric.name)
	regex.match(_parameters.metrics, metric.name)
}

_parameters := parameters.of(rego.metadata.chain())
