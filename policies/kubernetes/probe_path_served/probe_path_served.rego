# METADATA
# title: The path of a probe is one that the service answers
# description: |
#   A liveness, readiness or startup probe over HTTP asks a path that is a route of the service: in its code (NestJS, Express, Fastify, Koa,
#   Hono) or in its API description, with or without the path of a server. It is asked of the first container of a workload whose service
#   has code or a contract in the run. Where the code is not there, or puts its paths together, a path that no contract has is not known;
#   contracts seldom tell of health checks.
# custom:
#   id: kubernetes/probe-path-served
#   domain: kubernetes
#   severity: medium
#   scope: set
#   applies_to: [probe]
#   requires: [joined]
#   not_applicable: no probe over HTTP is of a service whose code or contract is in the run
#   rationale: >-
#     A probe of a path that nobody serves is answered with 404: the pod is never ready, or is restarted again and again. It is seen when it
#     is deployed, and is as easily seen before.
#   remediation: >-
#     Let the probe ask a route of the service, or add the route.
#   parameters:
#     provided: {type: array, items: {type: string}, default: [], description: "Paths that the platform answers for every service, whose routes are in no code of the run."}
#   since: 0.1.0
#   known_misses:
#     - Routes that a library adds are not seen; where one is known to do so, the rule is undecided.
#   related:
#     - kubernetes/probe-paths
package archfit.kubernetes.probe_path_served

import data.lib.archfit.parameters

examined contains id if some id in _asked

violation contains {"msg": message, "details": {"subject": id, "probe": probe.path}} if {
	some id in _unserved
	probe := input.probes[id]
	probe.isWhole
	message := sprintf("the %s probe of %s asks %s, which is no route of %s%s", [probe.kind, probe.workload, probe.path, concat(" and ", probe.from), _nearest(probe)])
}

undecided contains {"msg": message, "details": {"subject": id, "probe": probe.path}} if {
	some id in _unserved
	probe := input.probes[id]
	not probe.isWhole
	message := sprintf("the %s probe of %s asks %s, which is not in %s, and there may be more routes: %s%s", [probe.kind, probe.workload, probe.path, concat(" and ", probe.from), probe.unknown, _nearest(probe)])
}

_asked contains id if {
	some id, probe in input.probes
	not probe.isSidecar
}

_unserved contains id if {
	some id in _asked
	not input.probes[id].isServed
	not input.probes[id].path in _parameters.provided
}

_nearest(probe) := sprintf("; the nearest is %s", [probe.nearest]) if {
	probe.nearest
} else := ""

_parameters := parameters.of(rego.metadata.chain())
