# METADATA
# description: What the policies about registries share, owners and days.
package lib.archfit.registries

# METADATA
# description: What is wrong with the owner of an entry, as a clause; undefined where nothing is.
fault_of_owner(entry) := "has no owner" if not entry.owner

else := sprintf("belongs to %s, and the catalog has no such team or service", [entry.owner]) if {
	input.catalog
	not entry.owner in input.catalog.teams
	not input.catalog.services[entry.owner]
}

# METADATA
# description: What is wrong with a day, as a clause; undefined where nothing is.
fault_of_day(field, over, day) := sprintf("gives %s as %s, which is no day: YYYY-MM-DD", [field, day.written]) if not day.isDay

else := sprintf("%s on %s", [over, day.written]) if day.isOver
