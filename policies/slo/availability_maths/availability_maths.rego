# METADATA
# title: No service promises more than what it depends on can keep
# description: |
#   The objective of availability of a service is not above the product of the objectives of all that it cannot answer without: its
#   dependencies in the catalog, and theirs, each counted once. Objectives over the same window are multiplied, in exact decimal
#   numbers. Where one of them is not known and the others leave room, nobody can tell.
# related_resources:
#   - https://queue.acm.org/detail.cfm?id=3096459
# custom:
#   id: slo/availability-maths
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [objective]
#   requires: [operations, catalog]
#   not_applicable: no service with an objective of availability depends on another one
#   rationale: >-
#     A service that fails whenever one of two others fails, each 99.9 % of the time there, is there 99.8001 % of the time: a promise above it is
#     broken by design, whatever its team does.
#   remediation: >-
#     Lower the objective to the product; or make the dependency soft (a cache, a default, a queue) and take it out of dependencies in
#     the catalog; or agree on a higher objective of the dependency.
#   parameters:
#     transitive: {type: boolean, default: true, description: "Whether dependencies of dependencies count too. false: where the objective of a service is measured at its edge, so that it counts the failures of what it depends on."}
#   since: 0.1.0
#   known_misses:
#     - Failures of services that share a cause (one zone, one database) come together, so that the true maximum may be higher than the product.
package archfit.slo.availability_maths

import data.lib.archfit.parameters

examined contains id if some id, _ in _bounds

violation contains {"msg": message, "details": details} if {
	some id, bound in _bounds
	bound.isAbove
	slo := input.slos[id]
	message := sprintf("%s promises %s, and can be no better than %s%s", [slo.display, slo.objectiveText, bound.arithmetic, _rest(bound)])
	details := {
		"subject": id,
		"related": [{"subject": factor} | some factor in bound.factors],
		"objective": slo.objectiveText,
		"maximum": bound.maximum,
		"arithmetic": bound.arithmetic,
	}
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id, bound in _bounds
	not bound.isAbove
	count(bound.unknown) > 0
	message := sprintf("nobody can tell whether %s can keep %s: %s", [input.slos[id].display, input.slos[id].objectiveText, concat("; ", bound.unknown)])
}

_bounds[id] := slo.bounds.transitive if {
	_parameters.transitive
	some id, slo in input.slos
	slo.bounds
}

_bounds[id] := slo.bounds.direct if {
	not _parameters.transitive
	some id, slo in input.slos
	slo.bounds
}

_rest(bound) := "" if count(bound.unknown) == 0

else := sprintf(", even without what is not known: %s", [concat("; ", bound.unknown)])

_parameters := parameters.of(rego.metadata.chain())
