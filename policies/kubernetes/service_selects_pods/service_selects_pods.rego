# METADATA
# title: Services select pods
# description: |
#   A Service with a selector selects the pods of at least one workload of the set, in its namespace. Services without a selector and of the type
#   ExternalName have endpoints of another kind, and where the set has no workload in the namespace, the pods are deployed elsewhere. A Service that
#   an operator may make the pods for is undecided until it is named in the parameter external.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: kubernetes/service-selects-pods
#   severity: medium
#   scope: set
#   applies_to: [service]
#   not_applicable: no Service with a selector stands beside a workload of its namespace
#   rationale: A Service that selects nothing has an address that nobody answers. A label renamed on one side is enough, and no tool of the cluster complains.
#   remediation: Make the selector equal labels of the pod template, or name the Service in the parameter external when its pods are made elsewhere.
#   parameters:
#     external: {type: array, items: {type: string}, default: [], description: Names of Services whose pods are not in the set.}
#   since: 0.1.0
#   when_not: "Where each release is judged by itself and another one brings what it refers to: name that in external, or judge what runs together as one environment."
package archfit.kubernetes.service_selects_pods

import data.lib.archfit.declarations
import data.lib.archfit.parameters

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

undecided contains {"msg": message, "details": {"subject": id, "path": ["spec", "selector"]}} if {
	some id, service in input.services
	service.selector.kind == "unreadable"
	message := sprintf("the selector of %s cannot be read", [service.display])
}

_cases contains {"facts": [service], "msg": message, "details": details} if {
	some id, service in _judged
	service.selected == []
	service.makers == []
	message := sprintf("%s selects no workload of this set: %s", [service.display, service.selector.text])
	details := {"subject": id, "path": ["spec", "selector"], "selector": service.selector.text}
}

undecided contains {"msg": message, "details": details} if {
	some id, service in _judged
	some maker in service.makers
	message := sprintf("%s selects no workload of this set, and %s may make its pods: %s", [service.display, maker, service.selector.text])
	details := {"subject": id, "path": ["spec", "selector"], "hint": "Name the Service in the parameter external if an operator makes its pods."}
}

_judged[id] := service if {
	some id, service in input.services
	service.hasCandidates
	service.selector.kind == "labels"
	not service.name in _parameters.external
}

_parameters := parameters.of(rego.metadata.chain())
