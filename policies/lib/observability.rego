# METADATA
# description: What the policies about the observability of services share.
package lib.archfit.observability

# METADATA
# description: The services of all code bases, by id.
services[id] := service if some id, service in input.modules[_].observability.services

# METADATA
# description: Whether somebody declared that a library or the platform does what a rule asks.
is_provided(service, given) if {
	some name in given.provided
	name in {"*", service.name}
} else if {
	some name in service.unknown
	name in given.libraries
}

# METADATA
# description: Whether a package that no table knows may do it, by its name.
may_be_provided(service, given) if {
	count(service.unknown) > 0
	not is_provided(service, given)
}

# METADATA
# description: What ends the doubt.
declare := "If it does, name it in the parameter libraries of the rule; if the platform does, name the service in provided."
