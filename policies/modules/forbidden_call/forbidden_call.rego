# METADATA
# title: What is forbidden by name is not called
# description: |
#   Calls that a team forbids are not made: of globals, of packages and modules of Node, of classes and functions of the repository, of all that the files
#   of a layer, a context or a stereotype declare. They are told by what is called, over aliases, barrels, fields, base classes and ports, and not by how it is
#   spelled. Each entry of calls is one ban, with where it holds and who is excepted: what only one layer may call is forbidden with an exception.
# custom:
#   id: modules/forbidden-call
#   severity: high
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   default: off
#   not_applicable: no call is forbidden by the parameter calls
#   rationale: >-
#     Some decisions are about what code does and not about what it imports: the domain asks for the time by a clock that tests can stop, nothing but the
#     configuration reads files, orders are never deleted. No import shows a breach of them.
#   remediation: Call what the team has decided on instead, or hand in what is needed.
#   parameters:
#     calls:
#       type: array
#       items:
#         type: object
#         additionalProperties: false
#         properties:
#           global: {type: string, description: "A name that nobody declares: Date.now, console.*, Date for new Date()."}
#           package: {type: string, description: "A package or a module of Node: moment, node:fs. A * at its end stands for the rest."}
#           name: {type: string, description: "Of the package what it exports: readFileSync, Pool.query. Default: all of it."}
#           class: {type: string, description: A class or interface of the repository. What extends or implements it is meant as well.}
#           function: {type: string, description: "A function of the repository: sendMail, mails.send of an object."}
#           to: {type: array, items: {type: string}, description: "Layers, contexts or stereotypes: what their files declare."}
#           method: {type: string, description: "Of a class or of files: delete, find*, new for constructors. Default: all of them."}
#           from: {type: array, items: {type: string}, description: "The layers, contexts or stereotypes where it is forbidden. Default: everywhere."}
#           except: {type: array, items: {type: string}, description: Those where it is allowed.}
#           because: {type: string, description: "Why, in a few words."}
#           instead: {type: string, description: What to do.}
#       default: []
#       description: What is not called, and where. Each entry names one of global, package, class, function and to.
#   since: 0.1.0
#   when_not: "It asks for nothing until calls says what is forbidden."
#   known_misses:
#     - "Code that builds its receivers at run time is not followed, and no finding says so."
#   related:
#     - modules/no-http-in-transaction
#   decisions:
#     - docs/adr/0028-calls-are-traced-by-bindings.md
package archfit.modules.forbidden_call

import data.lib.archfit.modules
import data.lib.archfit.parameters

examined contains subject if some subject in modules.files(_judged)

violation contains {"msg": message, "details": object.union_n([details, _doubt(call), _instead(ban)])} if {
	some base in input.modules
	some call in base.forbiddenCalls.calls
	ban := _parameters.calls[call.entry]
	place := base.places[call.from].label
	message := sprintf("%s (%s) %s %s%s: %s", [call.file, place, _calls(call), call.name, _spelled(call), _because(ban)])
	details := {
		"subject": call.id,
		"name": call.name,
		"callee": call.callee,
		"from": {"file": call.file, "place": place},
	}
}

undecided contains {"msg": message, "details": {"subject": entry.id, "hint": _correct}} if {
	some base in input.modules
	some entry in base.forbiddenCalls.entries
	entry.fault
	message := sprintf("%s of modules/forbidden-call forbids nothing: %s", [entry.id, entry.fault])
}

undecided contains doubt if some doubt in modules.unresolved(_judged)

_judged contains [id, at] if {
	some id, base in input.modules
	some entry in base.forbiddenCalls.entries
	some at in entry.from
}

_calls(call) := "may call" if call.isPossible

else := "calls"

# `this.orders.delete` says more than what it is; `Date.now` is said already.
_spelled(call) := "" if endswith(call.name, call.callee)

else := sprintf(" (%s)", [call.callee])

_because(ban) := ban.because if ban.because

else := "that is forbidden here"

_doubt(call) := {"severity": "medium", "confidence": "likely"} if call.isPossible

else := {}

_instead(ban) := {"hint": ban.instead} if ban.instead

else := {}

_correct := "Correct the entry, or leave it out."

_parameters := parameters.of(rego.metadata.chain())
