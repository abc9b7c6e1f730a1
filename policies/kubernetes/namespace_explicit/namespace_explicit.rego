# METADATA
# title: Objects name their namespace
# description: |
#   Every object that lives in a namespace names it, and it is not the namespace default. Kinds of Kubernetes and of some well-known
#   extensions are judged; of other kinds it is not known whether they belong to the cluster. The rule is off unless it is switched on,
#   since many charts leave the namespace to the command that installs them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# custom:
#   id: kubernetes/namespace-explicit
#   severity: medium
#   default: off
#   scope: object
#   applies_to: [namespaced object]
#   not_applicable: no object that lives in a namespace is in the input
#   rationale: An object without a namespace goes wherever the person or pipeline that applies it happens to stand. In the namespace default it shares quotas, policies and service accounts with whatever else landed there.
#   remediation: Set metadata.namespace to the namespace of the service.
#   parameters:
#     forbidden: {type: array, items: {type: string}, default: [default], description: Namespaces that no object may name.}
#   since: 0.1.0
#   when_not: "Where the command that installs a chart names the namespace."
#   standards:
#     - "CIS Kubernetes Benchmark 5.7.4: The default namespace should not be used"
package archfit.kubernetes.namespace_explicit

import data.lib.archfit.kubernetes
import data.lib.archfit.parameters

applies if "namespaced object" in kubernetes.kinds

violation contains {"msg": message, "details": details} if {
	applies
	_namespace == ""
	message := sprintf("%s names no namespace", [kubernetes.display])
	details := {"path": ["metadata", "namespace"], "namespace": ""}
}

violation contains {"msg": message, "details": details} if {
	applies
	_namespace in _parameters.forbidden
	message := sprintf("%s is in the namespace %s", [kubernetes.display, _namespace])
	details := {"path": ["metadata", "namespace"], "namespace": _namespace}
}

_namespace := namespace if {
	namespace := trim_space(kubernetes.metadata.namespace)
} else := ""

_parameters := parameters.of(rego.metadata.chain())
