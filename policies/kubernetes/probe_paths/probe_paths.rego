# METADATA
# title: HTTP probes use the agreed paths
# description: |
#   Liveness and readiness probes over HTTP ask a path that the organisation has agreed on. Queries are left out of the comparison, and
#   an absent path is the root. Other handlers have no path. The rule is off unless it is switched on, since what comes from elsewhere
#   has paths of its own.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   id: kubernetes/probe-paths
#   severity: low
#   default: off
#   scope: object
#   applies_to: [workload]
#   not_applicable: no container has a liveness or readiness probe over HTTP
#   rationale: One pair of paths everywhere lets dashboards, gateways and people on call ask any service how it is without reading its manifest first.
#   remediation: Serve the agreed paths, and name them in livenessProbe.httpGet.path and readinessProbe.httpGet.path.
#   parameters:
#     liveness: {type: array, items: {type: string}, default: [/health/live], description: Paths that a liveness probe may ask.}
#     readiness: {type: array, items: {type: string}, default: [/health/ready], description: Paths that a readiness probe may ask.}
#   since: 0.1.0
#   when_not: "For software from elsewhere, which has paths of its own."
package archfit.kubernetes.probe_paths

import data.lib.archfit.kubernetes
import data.lib.archfit.parameters
import data.lib.archfit.probes

applies if {
	kubernetes.is_workload
	count(_http_probes) > 0
}

violation contains {"msg": message, "details": details} if {
	applies
	some found in _http_probes
	agreed := _parameters[found.kind]
	path := probes.http_path(found.probe)
	not path in agreed
	message := sprintf("the %s probe of container %s of %s asks %s, not %s", [
		found.kind,
		found.container.name,
		kubernetes.display,
		path,
		concat(" or ", agreed),
	])
	details := {
		"path": array.concat(found.path, ["httpGet", "path"]),
		"container": found.container.name,
		"probe": found.kind,
		"asks": path,
		"agreed": agreed,
	}
}

_http_probes := [found |
	some found in probes.all
	found.kind in {"liveness", "readiness"}
	is_object(found.probe.httpGet)
]

_parameters := parameters.of(rego.metadata.chain())
