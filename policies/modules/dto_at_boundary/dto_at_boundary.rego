# METADATA
# title: Controllers answer with DTOs
# description: |
#   What a route of a controller returns is no entity and no model of an ORM: a class with a decorator or a stereotype of those, or a
#   type that an ORM generates. Its annotation says what it returns, in promises, lists and pages too; without one, what is returned is followed.
#   Types that pick fields (Pick, Omit) are types of the boundary.
# custom:
#   id: modules/dto-at-boundary
#   domain: modules
#   severity: medium
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: no file is a controller
#   rationale: >-
#     An entity as an answer makes every column public: one that is added is seen by all clients at once, and one that is renamed breaks them.
#   remediation: >-
#     Return a type that is made for the answer, and copy into it what clients shall see.
#   parameters:
#     controllers: {type: array, items: {type: string}, default: [controller], description: "Stereotypes of what answers requests."}
#     entities: {type: array, items: {type: string}, default: [entity], description: "Stereotypes of what is stored."}
#     decorators: {type: array, items: {type: string}, default: [Entity, Schema, Table, ViewEntity], description: "Decorators of classes that are stored, without @."}
#     packages: {type: array, items: {type: string}, default: ["@prisma/client", mongoose], description: "Packages whose types are models."}
#   since: 0.1.0
package archfit.modules.dto_at_boundary

import data.lib.archfit.parameters

examined contains base.answering if some base in input.modules

violation contains {"msg": message, "details": details} if {
	some base in input.modules
	some response in base.responses
	what := _stored(response)
	message := sprintf("%s answers with %s of %s, %s: what is added there, every client sees", [response.handler, response.name, response.target, what])
	details := {
		"subject": response.id,
		"handler": response.handler,
		"type": response.name,
		"from": response.target,
		"hint": sprintf("Return a type of its own from %s, with the fields of %s that clients shall see.", [response.handler, response.name]),
	}
}

_stored(response) := sprintf("which is stored (@%s)", [decorator]) if {
	decorators := [name | some name in response.decorators; name in _parameters.decorators]
	decorator := decorators[0]
} else := "an entity" if {
	some name in response.stereotypes
	name in _parameters.entities
} else := "a model of it" if {
	response.target in _parameters.packages
}

_parameters := parameters.of(rego.metadata.chain())
