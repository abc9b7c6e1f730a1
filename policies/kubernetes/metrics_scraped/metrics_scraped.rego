# METADATA
# title: Services are scraped
# description: |
#   The pods behind every Service are scraped: a ServiceMonitor selects a Service of theirs, a PodMonitor or PodMonitoring the pods, or one
#   of them has the annotation prometheus.io/scrape. Where the set has a configuration that discovers in the cluster what it scrapes
#   (kubernetes_sd_configs, a ScrapeConfig), what nothing else scrapes is undecided, until the parameter discovery says that it finds
#   everything. The rule is off unless it is switched on: figures may leave by other ways (an agent that scrapes everything, a push
#   gateway), and monitors may be deployed elsewhere.
# related_resources:
#   - https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors
# custom:
#   id: kubernetes/metrics-scraped
#   severity: medium
#   default: off
#   scope: set
#   applies_to: [workload]
#   not_applicable: no Service of the input selects a workload of it
#   rationale: Rate, errors and duration of a service that nobody scrapes are known to nobody, and its alerts never fire.
#   remediation: Add a ServiceMonitor that selects the Service, or the annotation prometheus.io/scrape with the value true to the pods.
#   parameters:
#     discovery: {type: boolean, default: false, description: Whether a configuration of the set that discovers what it scrapes finds every pod.}
#   since: 0.1.0
#   when_not: "Where figures leave by other ways, such as an agent that scrapes everything or a push gateway, or where monitors are deployed elsewhere."
#   known_misses:
#     - "Whether anything answers on the port that is scraped."
#   related:
#     - modules/red-metrics
package archfit.kubernetes.metrics_scraped

import data.lib.archfit.declarations
import data.lib.archfit.parameters
import data.lib.archfit.selectors

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	_discoverers == []
	case.unread == []
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

undecided contains doubt if some doubt in selectors.doubts(_cases)

undecided contains {"msg": message, "details": details} if {
	some case in _cases
	_discoverers != []
	declarations.are_certain(case.facts)
	message := sprintf("%s, and whether %s finds it is not known", [case.msg, concat(" or ", _discoverers)])
	hint := "Give the pods the annotation prometheus.io/scrape, or set the parameter discovery if all pods are found."
	details := {"subject": case.details.subject, "path": [], "hint": hint}
}

_cases contains {"facts": [workload], "msg": message, "details": details, "unread": _unread} if {
	some id, workload in _judged
	not _is_scraped(workload)
	message := sprintf("no monitor selects %s or its Services, and none of them has the annotation prometheus.io/scrape", [workload.display])
	details := {"subject": id, "path": []}
}

_is_scraped(workload) if workload.monitors != []

_is_scraped(workload) if workload.pods.scrape == "true"

_is_scraped(workload) if {
	some id in workload.services
	input.services[id].monitors != []
}

_is_scraped(workload) if {
	some id in workload.services
	input.services[id].scrape == "true"
}

_is_scraped(_) if {
	_parameters.discovery
	_discoverers != []
}

# Monitors look into other namespaces.
_unread := selectors.unreadable(input.monitors, "")

_discoverers := sort({discoverer.display | some discoverer in input.discoverers})

_judged[id] := workload if {
	some id, workload in input.workloads
	workload.services != []
	not workload.kind in {"CronJob", "Job"}
}

_parameters := parameters.of(rego.metadata.chain())
