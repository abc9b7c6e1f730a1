# METADATA
# title: No call leaves the process inside a database transaction
# description: |
#   Inside a database transaction no HTTP call is made, no SDK is called and no mail is sent, directly or through the functions that are called there. A
#   transaction is the callback of dataSource.transaction, $transaction and their kin, a method with @Transactional(), or what stands between a begin and its
#   commit or rollback: of TypeORM, Prisma, Knex, Sequelize, MikroORM, Drizzle, Mongoose, Kysely, MySQL, pg and others, and of the functions of the repository that
#   wrap them. Calls are told by where what is called comes from, over aliases, barrels, classes and injected ports, and never by its spelling.
# related_resources:
#   - https://microservices.io/patterns/data/transactional-outbox.html
# custom:
#   id: modules/no-http-in-transaction
#   severity: high
#   scope: set
#   applies_to: [transaction]
#   requires: [modules]
#   not_applicable: no transaction is opened in the code
#   rationale: >-
#     While a call waits for somebody else, the transaction holds its connection and its locks; a slow payment provider empties the pool of every request. And
#     what was sent is not rolled back: the customer is charged for an order that was never stored.
#   remediation: >-
#     Make the call before the transaction or after its commit. Where both must happen or neither, write what is to be sent into an outbox table inside of
#     the transaction, and send it from there.
#   parameters:
#     sinks: {type: array, items: {type: string, enum: [http, sdk, mail, queue]}, default: [http, sdk, mail], description: "What must not be called. queue adds brokers, where a message that is sent but not stored is the dual write that an outbox ends."}
#     depth: {type: integer, default: 6, description: How many calls may lie between the transaction and the call that leaves the process; 12 is as far as any is followed.}
#     unsure: {type: string, enum: [critical, high, medium, low, info, none], default: medium, description: "The severity of what is likely but not certain: a call through a port or an abstract class, and a transaction that only a name tells. none: not told."}
#     deferred: {type: boolean, default: false, description: "Calls in timers, listeners and callbacks that nobody awaits are told as well."}
#     callbacks: {type: array, items: {type: string}, default: [], description: Further functions and methods that run their callback inside a transaction.}
#     decorators: {type: array, items: {type: string}, default: [], description: Further decorators that open one around a method.}
#     begins: {type: array, items: {type: string}, default: [], description: Further methods after which one is open.}
#     ends: {type: array, items: {type: string}, default: [], description: Further methods after which it no longer is.}
#     packages: {type: array, items: {type: string}, default: [], description: Further packages whose every call leaves the process.}
#     functions: {type: array, items: {type: string}, default: [], description: "Further functions of the repository that do, such as LegacyGateway.send."}
#     inside: {type: array, items: {type: string}, default: [], description: "Methods of interfaces and abstract classes that nothing in the code implements and that stay inside the process, such as Clock.now."}
#   since: 0.1.0
#   known_misses:
#     - "Code that builds its receivers at run time is not followed, and no finding says so."
#   decisions:
#     - docs/adr/0028-calls-are-traced-by-bindings.md
package archfit.modules.no_http_in_transaction

import data.lib.archfit.parameters

examined contains id if some id, _ in input.modules[_].transactions.scopes

violation contains {"msg": message, "details": details} if {
	some code in input.modules
	some id, call in code.transactions.calls
	scope := code.transactions.scopes[call.scope]
	way := _worst([way | some way in call.ways; _is_judged(way)])
	isSure := _is_sure(scope, way)
	severity := _severity(isSure)
	severity != "none"
	message := sprintf("%s calls %s %s: %s%s", [scope.in, call.callee, _inside(scope), _said(way), _doubt(scope, way)])
	details := object.union(
		{"subject": id, "category": way.category, "sink": way.sink, "chain": way.chain, "library": scope.library},
		_details(way, severity, isSure),
	)
}

undecided contains {"msg": message, "details": {"subject": id, "hint": hint}} if {
	some code in input.modules
	some id, scope in code.transactions.scopes
	count(scope.lost) > 0
	message := sprintf("%s calls %s %s, by an import that leads nowhere", [scope.in, _names(scope.lost), _inside(scope)])
	hint := "Make the import resolve: the alias in tsconfig.json, the generated code, or the dependency in package.json."
}

undecided contains {"msg": message, "details": {"subject": id, "count": count(scope.ports), "hint": hint}} if {
	some code in input.modules
	some id, scope in code.transactions.scopes
	count(scope.ports) > 0
	message := sprintf("%s calls %s %s, of which no implementation was found", [scope.in, _names(scope.ports), _inside(scope)])
	hint := "Name the code that implements it by files of the source. Where it is elsewhere, name the method in the parameter functions if it leaves the process, in inside if it does not."
}

undecided contains {"msg": message, "details": {"subject": id, "hint": hint}} if {
	some code in input.modules
	some id, scope in code.transactions.scopes
	scope.isExhausted
	message := sprintf("%s calls more %s than a run follows", [scope.in, _inside(scope)])
	hint := "Judge fewer files at a time: files of the source."
}

_is_judged(way) if {
	way.category in _parameters.sinks
	count(way.chain) - 1 <= _parameters.depth
	_is_in_time(way)
}

_is_in_time(way) if not way.isDeferred

_is_in_time(_) if _parameters.deferred

# What is certain comes first, then what happens at once, then what is near.
_worst(ways) := sorted[0][4] if {
	sorted := sort([[_rank(way.certainty == "may"), _rank(way.isDeferred), count(way.chain), way.sink, way] | some way in ways])
	count(sorted) > 0
}

_rank(flag) := 1 if flag

else := 0

_is_sure(scope, way) if {
	scope.isCertain
	way.certainty == "certain"
} else := false

_severity(true) := ""

_severity(false) := _parameters.unsure

_details(way, severity, isSure) := object.union_n([
	{"severity": severity | severity != ""},
	{"confidence": "likely" | not isSure},
	{"hint": hint | way.category == "queue"; hint := _outbox},
])

_outbox := "Store the message in an outbox table in the same transaction, and publish it from there."

_inside(scope) := sprintf("inside a transaction (%s)", [scope.library])

_said(way) := concat(" -> ", way.chain) if count(way.chain) > 1

else := sprintf("%s goes out", [way.sink])

_doubt(scope, way) := concat("", [_through(way), _later(way), _by_name(scope)])

_through(way) := ", through what may stand behind it" if way.certainty == "may"

else := ""

_later(way) := ", some time later" if way.isDeferred

else := ""

_by_name(scope) := "; that it is a transaction, its name says" if not scope.isCertain

else := ""

_names(names) := concat(", ", names) if count(names) <= 3

else := sprintf("%s and %d more", [concat(", ", array.slice(names, 0, 3)), count(names) - 3])

_parameters := parameters.of(rego.metadata.chain())
