# METADATA
# title: The domain imports no framework
# description: |
#   No file of a domain layer imports a web framework, an ORM or a driver, an HTTP client, a message broker or the SDK of a cloud. Imports
#   of types count unless type_imports says otherwise. Nor does it take one from a file that hands it on (`export * from 'typeorm'`).
# custom:
#   id: modules/domain-no-framework
#   domain: modules
#   severity: medium
#   scope: set
#   applies_to: [file]
#   requires: [modules, layers]
#   not_applicable: no file is in a layer with the role domain
#   rationale: >-
#     Frameworks come and go, and each major version is a migration. What the business is about should not have to take part.
#   remediation: >-
#     Declare an interface in the domain, and use the package behind it in the infrastructure; map entities to tables there.
#   parameters:
#     domain: {type: array, items: {type: string}, default: [domain], description: "Layers that must know none, by role or name."}
#     packages:
#       type: array
#       items: {type: string}
#       description: "Packages, and modules of Node with node: before them. A name may hold *."
#       default: ["@nestjs/*", "express", "express-*", "fastify", "@fastify/*", "koa", "@koa/*", "koa-*", "@hapi/*", "hono", "@hono/*", "restify", "elysia", "@adonisjs/*", "@loopback/*", "@feathersjs/*", "@midwayjs/*", "@trpc/*", "moleculer", "routing-controllers", "next", "nuxt", "@remix-run/*", "@sveltejs/*", "react", "react-dom", "react-*", "vue", "@vue/*", "svelte", "@angular/*", "solid-js", "graphql", "@apollo/*", "apollo-server", "apollo-server-*", "type-graphql", "typeorm", "@prisma/*", "prisma", ".prisma/client", "sequelize", "sequelize-typescript", "@sequelize/*", "mongoose", "@typegoose/*", "mongodb", "@mikro-orm/*", "drizzle-orm", "drizzle-orm/*", "knex", "kysely", "objection", "bookshelf", "waterline", "pg", "pg-*", "postgres", "mysql", "mysql2", "mariadb", "mssql", "tedious", "oracledb", "sqlite3", "better-sqlite3", "cassandra-driver", "neo4j-driver", "redis", "ioredis", "@elastic/*", "@opensearch-project/*", "axios", "got", "ky", "node-fetch", "cross-fetch", "undici", "superagent", "request", "needle", "@grpc/*", "ws", "socket.io", "socket.io-client", "kafkajs", "@confluentinc/*", "amqplib", "amqp-connection-manager", "rascal", "bull", "bullmq", "nats", "mqtt", "nodemailer", "@sendgrid/*", "aws-sdk", "@aws-sdk/*", "@google-cloud/*", "@azure/*", "firebase", "firebase-admin", "@firebase/*", "node:http", "node:https", "node:http2", "node:net", "node:tls", "node:dgram", "node:sqlite"]
#     type_imports: {type: string, enum: [count, ignore], default: count, description: "count, or ignore: what the compiler erases is allowed."}
#   since: 0.1.0
#   when_not: "Where decorators of an ORM may stand on the classes of the domain, leave the rule on and take the ORM out of packages."
#   related:
#     - modules/domain-no-infrastructure
package archfit.modules.domain_no_framework

import data.archfit.modules.domain_no_infrastructure
import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(_domain)

violation contains modules.package_finding(each, "the domain knows no framework, driver or client", _hint(each.imported)) if {
	some each in modules.package_imports(_forbidden, _parameters.type_imports)
}

violation contains modules.handed_finding(each, "the domain knows no framework, driver or client", _hint(each.imported)) if {
	some each in modules.handed_packages(_forbidden, _parameters.type_imports)

	# Where it is handed on within the domain, that import is told.
	not _forbidden[[each.base, each.imported.viaPlace, each.imported.to]]
	not domain_no_infrastructure._claimed[[each.base, each.imported.place, each.imported.viaPlace]]
}

_hint(imported) := concat("", ["Declare what the domain needs of ", imported.to, " as an interface in ", modules.folder(imported.from), ", and implement it with ", imported.to, " in the infrastructure."])

_domain := modules.layered(_parameters.domain)

_packages := modules.packages(_parameters.packages)

_forbidden contains [id, used.from, used.name] if {
	some id, base in input.modules
	some used in base.packages
	_domain[[id, used.from]]
	used.name in _packages
}

_forbidden contains [id, handed.place, handed.to] if {
	some id, base in input.modules
	some handed in base.handed
	_domain[[id, handed.place]]
	handed.to in _packages
}

_claimed := modules.claims("modules/domain-no-framework", _forbidden)

_parameters := parameters.of(rego.metadata.chain())
