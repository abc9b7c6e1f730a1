# METADATA
# title: Contexts import one another by what they show
# description: |
#   A file of one bounded context imports of another only what that one shows: its public entry (contexts.public). Imports of types count
#   unless type_imports says otherwise.
# related_resources:
#   - https://martinfowler.com/bliki/BoundedContext.html
# custom:
#   id: modules/no-cross-context-internals
#   domain: modules
#   severity: high
#   scope: set
#   applies_to: [file]
#   requires: [modules, contexts]
#   not_applicable: no file is in a context
#   rationale: >-
#     Who imports the internals of another context takes part in its model: neither can be changed, tested or deployed without the other.
#   remediation: >-
#     Import from the public entry of the other context, and add to it what others may rely on.
#   parameters:
#     type_imports: {type: string, enum: [count, ignore], default: count, description: "count, or ignore: what the compiler erases is allowed."}
#   since: 0.1.0
#   related:
#     - modules/context-per-service
#     - modules/published-language
#   decisions:
#     - docs/adr/0026-an-import-counts-whatever-its-form.md
#     - docs/adr/0027-architecture-is-data-with-roles.md
package archfit.modules.no_cross_context_internals

import data.archfit.modules.domain_no_infrastructure
import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(modules.in_context)

violation contains modules.finding(each, _why(each.to), _hint(each)) if {
	some each in modules.imports(_told, _parameters.type_imports)
}

undecided contains doubt if some doubt in modules.unresolved(modules.in_context)

_why(place) := concat(" ", ["it is internal to", place.context])

_hint(each) := concat("", [
	"Import ", modules.thing(each.imported),
	" from the public entry of ", each.to.context,
	"; export it there first if others may rely on it, else ask ", each.to.context,
	" by its API or its events.",
])

_forbidden contains way if {
	some way in modules.ways
	both := modules.ends(way)
	both.from.context != both.to.context
	both.to.isPublic == false
}

_told := _forbidden - domain_no_infrastructure._claimed

_claimed := domain_no_infrastructure._claimed | modules.claims("modules/no-cross-context-internals", _forbidden)

_parameters := parameters.of(rego.metadata.chain())
