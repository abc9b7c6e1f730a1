# METADATA
# title: Commands do not read projections
# description: |
#   No handler of commands imports or calls a read model or a projection: it validates against the source of truth. Both are told by stereotype,
#   layer or context.
# custom:
#   id: modules/command-not-on-read-model
#   domain: modules
#   severity: high
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: no file handles commands
#   rationale: >-
#     A projection is behind by design. A command that is checked against it accepts what the source of truth would refuse.
#   remediation: >-
#     Load the aggregate by its repository, and decide there.
#   parameters:
#     commands: {type: array, items: {type: string}, default: [command-handler, commands], description: "Stereotypes, layers and contexts that handle commands."}
#     read_models: {type: array, items: {type: string}, default: [read-model, read-models, projection, projections], description: "Stereotypes, layers and contexts that are read models."}
#     type_imports: {type: string, enum: [count, ignore], default: count, description: "count, or ignore: what the compiler erases is allowed."}
#   since: 0.1.0
#   known_misses:
#     - "Code that builds its receivers at run time is not followed, and no finding says so."
#   decisions:
#     - docs/adr/0028-calls-are-traced-by-bindings.md
package archfit.modules.command_not_on_read_model

import data.archfit.modules.gateway_no_decision
import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(_commands)

violation contains modules.finding(each, _why, _hint(each.imported.to)) if {
	some each in modules.imports(_told, _parameters.type_imports)
}

violation contains modules.route_finding(each, _why, _hint(each.route.files[count(each.route.files) - 1])) if {
	some each in modules.routes(_told, ["barrels"], _parameters.type_imports)
}

violation contains modules.call_finding(each, _why, _hint(each.call.target)) if {
	some each in modules.calls(_told, _parameters.type_imports)
}

undecided contains doubt if some doubt in modules.unresolved(_commands)

_why := "a read model is behind the truth that a command has to be checked against"

_hint(file) := sprintf("Load what the command changes by the repository of the aggregate, and decide there in place of %s.", [file])

_commands := modules.named(_parameters.commands)

_read_models := modules.named(_parameters.read_models) - _commands

_forbidden contains way if {
	some way in modules.ways
	_commands[[way[0], way[1]]]
	_read_models[[way[0], way[2]]]
}

_told := _forbidden - gateway_no_decision._claimed

_claimed := gateway_no_decision._claimed | modules.claims("modules/command-not-on-read-model", _forbidden)

_parameters := parameters.of(rego.metadata.chain())
