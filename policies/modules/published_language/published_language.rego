# METADATA
# title: Statuses and decisions are declared once
# description: |
#   A list of statuses, states or decisions (an enum, a union of texts, an object of constants) is declared by the context that owns it and imported by the
#   others. Two contexts that declare one of the same name, with words in common whatever their letters and separators, have two languages for one thing.
#   Of two, the owner is the one that the settings or the name say (OrderStatus belongs to orders), else the one with more words.
# custom:
#   id: modules/published-language
#   domain: modules
#   severity: high
#   scope: set
#   applies_to: [file]
#   requires: [modules, contexts]
#   not_applicable: no context declares a list of statuses or decisions
#   rationale: >-
#     A copy does not learn of a status that its owner adds: it is dropped, or taken for another, where nobody looks. Nobody can tell
#     what the words mean when two teams may change them.
#   remediation: >-
#     Import the list from what its owner shows, or translate it at the border into a list of another name.
#   parameters:
#     names: {type: array, items: {type: string}, default: [Status, State, Decision, Outcome, Verdict, Reason], description: "What the names of such lists end with."}
#     owners: {type: array, items: {type: string}, default: [], description: "Who owns a list, as Name=context: OrderStatus=orders."}
#   since: 0.1.0
package archfit.modules.published_language

import data.lib.archfit.parameters

examined contains list.id if {
	some base in input.modules
	some list in base.vocabularies
	_is_named(list)
}

violation contains {"msg": message, "details": details} if {
	some base in input.modules
	some name, lists in _by_name(base)
	owner := _owner(name, lists)
	some copy in lists
	copy.context != owner.context
	common := _words(copy) & _words(owner)
	count(common) > 0
	message := sprintf("%s declares %s again, which belongs to %s (%s): both know %s", [copy.context, name, owner.context, owner.file, concat(", ", sort(common))])
	details := {
		"subject": copy.id,
		"name": name,
		"owner": {"context": owner.context, "file": owner.file},
		"common": sort(common),
		"missing": sort(_words(owner) - _words(copy)),
		"hint": sprintf("Import %s from what %s shows to others.", [name, owner.context]),
	}
}

_by_name(base) := {name: lists |
	some name in {list.name | some list in base.vocabularies; _is_named(list)}
	lists := [list | some list in base.vocabularies; list.name == name]
	count({list.context | some list in lists}) > 1
}

_is_named(list) if {
	some end in _parameters.names
	endswith(list.name, end)
}

_owner(name, lists) := named[0] if {
	named := [list | some list in lists; sprintf("%s=%s", [name, list.context]) in _parameters.owners]
} else := alike[0] if {
	alike := [list | some list in lists; startswith(lower(name), list.stem)]
} else := longest[0] if {
	most := max([count(list.words) | some list in lists])
	longest := [list | some list in lists; count(list.words) == most]
}

_words(list) := {word | some word in list.words}

_parameters := parameters.of(rego.metadata.chain())
