# METADATA
# description: What the policies about dashboards and alerts share, on the metrics that they query.
package lib.archfit.dashboards

import data.lib.archfit.metrics

# METADATA
# description: |
#   What dashboards or alerts query that is not known, by the parameters of the rule. It is asked where metrics are declared: of all where a
#   share of them query one that is declared, else of those that do. What exporters expose that everybody knows is declared by nobody.
examined(kind, given) := metrics.asked(all, followers, given.share) if {
	count(input.metrics) > 0
	all := {id |
		some id, queried in input.queried
		queried.kind == kind
		some metric in queried.metrics
		not _is_well_known(metric.name, given)
	}
	followers := {id |
		some id in all
		some metric in input.queried[id].metrics
		not _is_well_known(metric.name, given)
		input.known_series[metric.name]
	}
} else := set()

# METADATA
# description: Findings about metrics that nobody declares.
unknown_metrics(kind, given) := {finding |
	some id in examined(kind, given)
	some metric in input.queried[id].metrics
	not input.known_series[metric.name]
	not _is_well_known(metric.name, given)
	message := sprintf("%s queries %s, which nothing declares%s", [metric.where, metric.name, _meant(metric)])
	finding := {"msg": message, "details": {"subject": metric.subject, "metric": metric.name}}
}

# METADATA
# description: Findings about labels that a metric does not have.
unknown_labels(kind, given) := {finding |
	some id in examined(kind, given)
	some metric in input.queried[id].metrics
	known := input.known_series[metric.name].labels
	some label in metric.labels
	not label in known
	not label in given.targetLabels
	message := sprintf("%s asks for the label %s of %s, which has no such label", [metric.where, label, metric.name])
	finding := {"msg": message, "details": {"subject": metric.subject, "metric": metric.name, "label": label}}
}

_meant(metric) := sprintf("; did you mean %s?", [metric.meant]) if metric.meant

else := ""

_is_well_known(name, given) if {
	some pattern in given.wellKnown
	regex.match(pattern, name)
}
