# METADATA
# description: |
#   The parameters of a rule: what a person set, else the default of the rule's metadata. A policy calls
#   `parameters.of(rego.metadata.chain())`; the chain has to be taken there, since a library sees only its own.
package lib.archfit.parameters

of(chain) := {name: value |
	some link in chain
	rule := link.annotations.custom
	some name, schema in rule.parameters
	value := _or(object.get(_given(rule.id), name, null), schema["default"])
}

# Gatekeeper hands parameters beside the review. An object may have a field of that name itself (a StorageClass has), so it
# is looked at only where there is a review, and no object that says its kind.
_given(id) := input.parameters if {
	not input.kind
	is_object(input.review)
	is_object(input.parameters)
} else := settings if {
	settings := data.lib.archfit.settings[id]
	is_object(settings)
} else := {}

_or(value, fallback) := fallback if value == null

else := value
