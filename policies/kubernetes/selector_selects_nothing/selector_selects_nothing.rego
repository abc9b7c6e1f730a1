# METADATA
# title: Selectors select something
# description: |
#   A PodDisruptionBudget, a NetworkPolicy, a ServiceMonitor, a PodMonitor or a PodMonitoring selects at least one workload of the set (a
#   ServiceMonitor one Service), in the namespaces where it looks. One that selects everything there is not judged, and neither is one
#   that looks where the set has nothing of the kind: that is deployed elsewhere. An empty selector of a PodDisruptionBudget in
#   policy/v1beta1 selects nothing. Services are judged by kubernetes/service-selects-pods.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
#   - https://kubernetes.io/docs/reference/using-api/deprecation-guide/#poddisruptionbudget-v125
# custom:
#   id: kubernetes/selector-selects-nothing
#   severity: medium
#   scope: set
#   applies_to: [selector]
#   not_applicable: no PodDisruptionBudget, NetworkPolicy or monitor stands beside what it could select
#   rationale: What selects nothing does nothing. A renamed label takes the protection or the figures away, and everything looks as before.
#   remediation: Make the selector equal labels of what it is meant for, or name the object in the parameter external when that is not in the set.
#   parameters:
#     external: {type: array, items: {type: string}, default: [], description: "Objects whose selection is not in the set, each as Kind/name."}
#   since: 0.1.0
#   when_not: "Where each release is judged by itself and another one brings what it refers to: name that in external, or judge what runs together as one environment."
package archfit.kubernetes.selector_selects_nothing

import data.lib.archfit.declarations
import data.lib.archfit.parameters

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

undecided contains {"msg": message, "details": {"subject": id, "path": _path(fact)}} if {
	some id, fact in _judged
	fact.selector.kind == "unreadable"
	message := sprintf("the selector of %s cannot be read", [fact.display])
}

_cases contains {"facts": [fact], "msg": message, "details": details} if {
	some id, fact in _judged
	fact.selected == []
	fact.makers == []
	fact.selector.kind in {"labels", "nothing"}
	message := sprintf("%s selects no %s of this set: %s", [fact.display, _unit(fact), _text(fact.selector)])
	details := {"subject": id, "path": _path(fact)}
}

undecided contains {"msg": message, "details": details} if {
	some id, fact in _judged
	some maker in fact.makers
	message := sprintf("%s selects no %s of this set, and %s may make it: %s", [fact.display, _unit(fact), maker, _text(fact.selector)])
	details := {"subject": id, "path": _path(fact), "hint": "Name the object in the parameter external if an operator makes what it selects."}
}

_unit(fact) := "Service" if fact.kind == "ServiceMonitor"

else := "workload"

_text(selector) := selector.text if selector.kind == "labels"

else := "it has no condition, which selects nothing"

_path(fact) := ["spec", "podSelector"] if fact.kind == "NetworkPolicy"

else := ["spec", "selector"]

_judged[id] := fact if {
	some facts in [input.disruptionBudgets, input.networkPolicies, input.monitors]
	some id, fact in facts
	fact.selector.kind != "everything"
	fact.hasCandidates
	not concat("/", [fact.kind, fact.name]) in _parameters.external
}

_parameters := parameters.of(rego.metadata.chain())
