# METADATA
# title: Only repositories import database drivers
# description: |
#   A database driver or an ORM is imported only in an infrastructure layer, in repositories, and in what maps, migrates or configures
#   (allowed): by stereotype, layer or context, or by the path of the file. In a domain layer it is never allowed.
#   What a file hands on of one (`export * from 'typeorm'`) counts as imported by those who take it.
# custom:
#   id: modules/db-driver-only-in-repositories
#   domain: modules
#   severity: medium
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: every file is part of what may import a driver
#   rationale: >-
#     Queries that stand all over the code cannot be reviewed, measured or moved: each change of a table becomes a search.
#   remediation: >-
#     Move the query into a repository, and call that.
#   parameters:
#     packages:
#       type: array
#       items: {type: string}
#       description: "Drivers and ORMs. A name may hold *."
#       default: ["typeorm", "@prisma/client", ".prisma/client", "sequelize", "sequelize-typescript", "@sequelize/*", "mongoose", "@typegoose/*", "mongodb", "@mikro-orm/*", "drizzle-orm", "knex", "kysely", "objection", "bookshelf", "waterline", "slonik", "@databases/*", "massive", "pg", "pg-promise", "pg-native", "pg-pool", "pg-cursor", "pg-query-stream", "postgres", "@neondatabase/serverless", "@vercel/postgres", "mysql", "mysql2", "mariadb", "mssql", "tedious", "oracledb", "sqlite3", "sqlite", "better-sqlite3", "@libsql/client", "node:sqlite", "cassandra-driver", "neo4j-driver", "couchbase", "nano", "rethinkdb", "@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb", "dynamoose", "@google-cloud/firestore", "@google-cloud/spanner", "@google-cloud/datastore", "@azure/cosmos"]
#     allowed: {type: array, items: {type: string}, default: [repository, entity, migration, config, infrastructure], description: "Stereotypes, layers, roles of layers and contexts that may import them."}
#     allowed_files: {type: array, items: {type: string}, default: ["**/{infrastructure,infra,persistence,database,db,dal,orm}/**", "**/{migration,migrations,seed,seeds,seeders,fixtures}/**", "**/{data-source,datasource,ormconfig,knexfile}.*", "**/*.config.*", "**/*.{repository,entity,schema,model,migration}.*"], description: "Paths of files that may import them."}
#     type_imports: {type: string, enum: [count, ignore], default: count, description: "count, or ignore: what the compiler erases is allowed."}
#   since: 0.1.0
package archfit.modules.db_driver_only_in_repositories

import data.archfit.modules.domain_no_framework
import data.archfit.modules.domain_no_infrastructure
import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(_others)

violation contains modules.package_finding(each, "queries belong into repositories", _hint(each.imported)) if {
	some each in modules.package_imports(_forbidden - domain_no_framework._claimed, _parameters.type_imports)
	not _is_allowed(each.imported.from, each.from)
}

violation contains modules.handed_finding(each, "queries belong into repositories", _hint(each.imported)) if {
	some each in modules.handed_packages(_forbidden - domain_no_framework._claimed, _parameters.type_imports)
	not _is_allowed(each.imported.from, each.from)
	not _is_told(each)
	not domain_no_infrastructure._claimed[[each.base, each.imported.place, each.imported.viaPlace]]
}

# What hands it on must not import it either.
_is_told(each) if {
	_others[[each.base, each.imported.viaPlace]]
	handing := modules.handing_import(each)
	not _is_allowed(handing.imported.from, handing.from)
}

_hint(imported) := concat("", ["Move what uses ", imported.to, " into a repository, and call that from ", imported.from, "."])

_domain := modules.layered(["domain"])

_others := (modules.everywhere - (modules.named(_parameters.allowed) | modules.layered(_parameters.allowed))) | _domain

_packages := modules.packages(_parameters.packages)

_forbidden contains [id, used.from, used.name] if {
	some id, base in input.modules
	some used in base.packages
	used.name in _packages
	_others[[id, used.from]]
}

_forbidden contains [id, handed.place, handed.to] if {
	some id, base in input.modules
	some handed in base.handed
	handed.to in _packages
	_others[[id, handed.place]]
}

_is_allowed(file, place) if {
	not _is_domain(place)
	some pattern in _parameters.allowed_files

	# So that `**/` stands for no folder as well.
	some path in [file, concat("", ["/", file])]
	glob.match(pattern, ["/"], path)
}

_is_domain(place) if {
	some layer in place.layers
	layer.role == "domain"
}

_parameters := parameters.of(rego.metadata.chain())
