# METADATA
# title: Every flag has an owner and a day on which it goes
# description: |
#   Each flag of a registry (flags: a mapping by name) names its owner, a team or service where there is a catalog, and the day from which on it has to be gone
#   (expires: YYYY-MM-DD); that day has not come. Flags that stay (kind: ops or permission) need an owner alone.
# related_resources:
#   - https://martinfowler.com/articles/feature-toggles.html
# custom:
#   id: flags/owner-expiry
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [flag]
#   requires: [operations]
#   not_applicable: no registry of flags is in the run
#   rationale: >-
#     A flag that nobody removes doubles what has to be tested, and one day somebody switches it on again.
#   remediation: >-
#     Write owner and expires into the registry; take a flag that has expired out of code and registry, or give it a new day with a reason.
#   parameters:
#     lasting: {type: array, items: {type: string}, default: [ops, permission], description: "Kinds of flags that stay, and need no day."}
#   since: 0.1.0
#   related:
#     - bridges/expiry
package archfit.flags.owner_expiry

import data.lib.archfit.parameters
import data.lib.archfit.registries

examined contains flag.id if some flag in input.flags

violation contains {"msg": message, "details": {"subject": flag.id, "path": ["owner"]}} if {
	some flag in input.flags
	message := sprintf("the flag %s %s", [flag.name, registries.fault_of_owner(flag)])
}

violation contains {"msg": message, "details": {"subject": flag.id, "path": ["expires"]}} if {
	some flag in input.flags
	message := sprintf("the flag %s %s", [flag.name, _fault(flag)])
}

_fault(flag) := "does not say when it expires" if {
	not flag.expires
	not _lasts(flag)
} else := registries.fault_of_day("expires", "has expired", flag.expires)

_lasts(flag) if flag.kind in _parameters.lasting

_parameters := parameters.of(rego.metadata.chain())
