# METADATA
# title: Every flag of the code is registered, and every registered flag is used
# description: |
#   Each key that code asks a client of flags for (OpenFeature, LaunchDarkly, Unleash, GrowthBook, Flagsmith, ConfigCat, PostHog, Split, Statsig) is in a
#   registry of flags, and code asks for each flag of the registry. A client is told by the package that it comes from, over fields, barrels and functions that hand
#   the key on; a key is read where it is a text, a constant, or a member of a constant object, an enumeration or a class. A flag that nobody is seen
#   to ask for is undecided where some key is put together, where its name stands elsewhere in the code, and where files are not read.
# custom:
#   id: flags/registered
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [flag]
#   requires: [joined, modules, operations]
#   not_applicable: the run has no registry of flags, or none of its code asks a client of flags that is known
#   rationale: >-
#     A flag that is in no registry has no owner and no end; one that is left in the registry when the code is gone makes it a list that nobody believes.
#   remediation: >-
#     Add the flag to the registry with its owner and its day, or correct the key; take what no code asks for out of the registry and out of the provider.
#   parameters:
#     elsewhere: {type: array, items: {type: string}, default: [], description: "Flags that code outside of the run asks for: an app, another repository."}
#     readers: {type: array, items: {type: string}, default: [], description: "Functions that take the key of a flag first and are no client of a known provider: isOn, Flags.isOn of a class, @acme/flags#isOn of a package."}
#   since: 0.1.0
#   known_misses:
#     - A client whose type is any is not seen, and neither is what it is asked for.
#     - Flags that templates of Vue, Svelte or Angular ask for are not seen.
#   related:
#     - flags/owner-expiry
package archfit.flags.registered

import data.lib.archfit.parameters

examined contains id if some id, _ in input.flags

examined contains id if some id, _ in input.flagReads

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, read in input.flagReads
	not read.isRegistered
	message := sprintf("the code asks for the flag %s, which is in no registry%s", [read.key, _nearest(read)])
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in _unused
	not input.flags[id].unknown
	message := sprintf("the flag %s is in the registry, and no code asks for it", [input.flags[id].name])
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id in _unused
	flag := input.flags[id]
	message := sprintf("whether code asks for the flag %s is not known: %s", [flag.name, flag.unknown])
}

_unused contains id if {
	some id, flag in input.flags
	not flag.isRead
	not flag.name in _parameters.elsewhere
}

_nearest(read) := sprintf("; the nearest is %s", [read.nearest]) if {
	read.nearest
} else := ""

_parameters := parameters.of(rego.metadata.chain())
