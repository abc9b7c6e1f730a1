# METADATA
# title: Ingresses name Services that are there
# description: |
#   Every Service that an Ingress hands requests to is in the set, in the namespace of the Ingress. Backends of another kind (resource) and the
#   actions of the AWS load balancer (port use-annotation) are no Services, and where the set has no Service in the namespace, they are deployed elsewhere.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: kubernetes/ingress-backend-exists
#   severity: medium
#   scope: set
#   applies_to: [ingress]
#   not_applicable: no Ingress that names a Service stands beside a Service
#   rationale: The route is accepted and answers 503 until somebody looks. A Service renamed on one side is enough.
#   remediation: Correct the name of the Service, or name it in the parameter external when another deployment makes it.
#   parameters:
#     external: {type: array, items: {type: string}, default: [], description: Names of Services that are deployed elsewhere.}
#   since: 0.1.0
#   when_not: "Where each release is judged by itself and another one brings what it refers to: name that in external, or judge what runs together as one environment."
#   related:
#     - kubernetes/service-selects-pods
package archfit.kubernetes.ingress_backend_exists

import data.lib.archfit.declarations
import data.lib.archfit.parameters

examined contains id if some id, _ in _judged

violation contains {"msg": case.msg, "details": case.details} if {
	some case in _cases
	declarations.are_certain(case.facts)
}

undecided contains doubt if some doubt in declarations.doubts(_cases)

_cases contains {"facts": [ingress], "msg": message, "details": details} if {
	some id, ingress in _judged
	some backend in ingress.backends
	backend.services == []
	not backend.service in _parameters.external
	message := sprintf("%s hands requests to Service %s, which is not in this set", [ingress.display, backend.service])
	details := {"subject": id, "path": backend.path, "service": backend.service}
}

_judged[id] := ingress if {
	some id, ingress in input.ingresses
	ingress.backends != []
	ingress.hasCandidates
}

_parameters := parameters.of(rego.metadata.chain())
