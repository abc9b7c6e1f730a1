# METADATA
# title: No other code comes to a legacy system than its bridge allows
# description: |
#   A bridge of a registry may say how the system behind it is reached (reached: packages, files that give access to it, variables of the environment, hosts, and
#   tables with their schema) and which files may (allowed: globs from the root of the code). Any other file that imports one of these packages or files, or names
#   one of the variables, hosts or tables, is found. It is asked where a bridge says how its system is reached; beside it, a bridge that does not say so is undecided.
# custom:
#   id: bridges/legacy-access
#   domain: operations
#   severity: high
#   scope: set
#   applies_to: [bridge]
#   requires: [joined, modules, operations]
#   not_applicable: no bridge of a registry says how its system is reached
#   rationale: >-
#     Whatever reads from a system that is to go keeps it alive. One more query is a small change, and the day on which the system could have been turned off passes.
#   remediation: >-
#     Ask the service that took over, or go over the files that the bridge allows. Where there is no other way, add the file to allowed, with the owner of the bridge.
#   since: 0.1.0
#   when_not: "Accept the ways that there are already with a baseline: only new ones are found."
#   known_misses:
#     - Migrations and other files of SQL are not read, and neither are statements that are put together of parts.
#     - A connection whose host and variable the registry does not name.
#   related:
#     - bridges/expiry
package archfit.bridges.legacy_access

examined contains id if some id, _ in input.bridges

violation contains {"msg": message, "details": {"subject": id, "bridge": reach.name}} if {
	some id, reach in input.legacyReaches
	not reach.isAllowed
	message := sprintf("%s comes to the legacy system behind %s by %s; the bridge allows %s", [reach.file, reach.name, concat(", ", reach.by), _allowed(reach)])
}

undecided contains {"msg": message, "details": {"subject": id, "hint": hint}} if {
	some id, bridge in input.bridges
	not bridge.isKnown
	message := sprintf("the bridge %s does not say how the system behind it is reached", [bridge.name])
	hint := "Write reached: with packages, files, variables, hosts or tables, as other bridges do."
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id, bridge in input.bridges
	some glob in bridge.missing
	message := sprintf("the system behind the bridge %s is reached by %s, and no file of the code is called so", [bridge.name, glob])
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id, bridge in input.bridges
	some file in bridge.unread
	message := sprintf("whether %s comes to the legacy system behind %s is not known: it cannot be read whole", [file, bridge.name])
}

_allowed(reach) := "nobody" if {
	count(reach.allowed) == 0
} else := concat(", ", reach.allowed)
