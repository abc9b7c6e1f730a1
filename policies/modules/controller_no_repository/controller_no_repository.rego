# METADATA
# title: Controllers leave repositories alone
# description: |
#   No controller imports or calls a repository: it asks a service. Both are told by their stereotypes; what is called is followed through
#   barrels, base classes, fields and variables, so that a controller that imports nothing of it is found as well. What an ORM gives to
#   read and write (a Repository of TypeORM, a model of Mongoose, a client of Prisma) counts as a repository.
# custom:
#   id: modules/controller-no-repository
#   domain: modules
#   severity: high
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: no file is a controller
#   rationale: >-
#     What a controller reads and writes by itself goes past every rule, transaction and event of the application, and the next entry
#     point (a queue, a job) does without it.
#   remediation: >-
#     Move the call into a service of the application, and let the controller call that.
#   parameters:
#     controllers: {type: array, items: {type: string}, default: [controller, resolver], description: "Stereotypes of what is called from outside."}
#     repositories: {type: array, items: {type: string}, default: [repository], description: "Stereotypes of what stores."}
#     storage: {type: array, items: {type: string}, default: ["@mikro-orm/core#EntityManager", "@mikro-orm/core#EntityRepository", "@prisma/client#PrismaClient", "drizzle-orm#drizzle", knex, "mongodb#Collection", "mongodb#Db", "mongodb#MongoClient", "mongoose#Model", "mysql2#Pool", "pg#Client", "pg#Pool", "sequelize#Model", "typeorm#DataSource", "typeorm#EntityManager", "typeorm#MongoRepository", "typeorm#QueryRunner", "typeorm#Repository", "typeorm#TreeRepository"], description: "What packages give to read and write, as package#Name, or a whole package."}
#     type_imports: {type: string, enum: [count, ignore], default: count, description: "count, or ignore: what the compiler erases is allowed."}
#   since: 0.1.0
#   when_not: "In small services that have no application layer and want none."
#   known_misses:
#     - "Code that builds its receivers at run time is not followed, and no finding says so."
#   related:
#     - modules/db-driver-only-in-repositories
#     - modules/dto-at-boundary
#   decisions:
#     - docs/adr/0028-calls-are-traced-by-bindings.md
package archfit.modules.controller_no_repository

import data.archfit.modules.command_not_on_read_model
import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(_controllers)

violation contains modules.finding(each, _why, _hint(each.imported.from, modules.thing(each.imported))) if {
	some each in modules.imports(_told, _parameters.type_imports)
}

violation contains modules.route_finding(each, _why, _hint(each.route.files[0], modules.thing(each.route))) if {
	some each in modules.routes(_told, ["barrels"], _parameters.type_imports)
}

violation contains modules.call_finding(each, _why, _hint(each.call.file, each.call.name)) if {
	some each in modules.calls(_told, _parameters.type_imports)
}

violation contains modules.package_call_finding(each, _why, _hint(each.call.file, each.call.name)) if {
	some each in _storing
}

undecided contains doubt if some doubt in modules.unresolved(_controllers)

_why := "a controller asks a service, which keeps the rules"

_hint(file, what) := concat("", ["Give a service a method that does what ", file, " uses ", what, " for, and call that."])

_controllers := _stereotyped(_parameters.controllers)

_repositories := _stereotyped(_parameters.repositories)

_stereotyped(names) := {[id, at] |
	some id, base in input.modules
	some at, place in base.places
	some name in place.stereotypes
	name in names
}

_forbidden contains way if {
	some way in modules.ways
	_controllers[[way[0], way[1]]]
	_repositories[[way[0], way[2]]]
}

# A repository that extends one of a package is told as itself.
_storing := [{"call": call, "from": base.places[call.from]} |
	some id, base in input.modules
	some call in base.calls
	_controllers[[id, call.from]]
	not call.to
	_stores(call)
	not _is_repository(id, call)
]

_stores(call) if call.target in _parameters.storage

_stores(call) if sprintf("%s#%s", [call.target, call.name]) in _parameters.storage

_is_repository(id, call) if _repositories[[id, call.via]]

_told := _forbidden - command_not_on_read_model._claimed

_claimed := command_not_on_read_model._claimed | modules.claims("modules/controller-no-repository", _forbidden)

_parameters := parameters.of(rego.metadata.chain())
