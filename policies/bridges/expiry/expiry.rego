# METADATA
# title: Every bridge to a legacy system has an end
# description: |
#   Each bridge of a registry (bridges: a mapping by name) names its owner, the day from which on it has to be gone (retires: YYYY-MM-DD), the decision that
#   retires it (adr: a path or an address that leads to a file), and its consumers, each a service where there is a catalog; that day has not come.
# custom:
#   id: bridges/expiry
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [bridge]
#   requires: [operations]
#   not_applicable: no registry of bridges is in the run
#   rationale: >-
#     A bridge without an end becomes a road: new consumers settle on it, and the system behind it can never go.
#   remediation: >-
#     Write owner, retires, adr and consumers into the registry (consumers: [] where nobody is left); past the day, move the consumers and take the bridge down, or decide on
#     a new day in the record.
#   since: 0.1.0
#   related:
#     - flags/owner-expiry
package archfit.bridges.expiry

import data.lib.archfit.registries

examined contains bridge.id if some bridge in input.bridges

violation contains {"msg": message, "details": {"subject": bridge.id, "path": [field]}} if {
	some bridge in input.bridges
	some field in ["owner", "retires", "adr", "consumers"]
	message := sprintf("the bridge %s %s", [bridge.name, _fault(bridge, field)])
}

undecided contains {"msg": message, "details": {"subject": bridge.id}} if {
	some bridge in input.bridges
	bridge.adr.leads in {"foreign", "template"}
	message := sprintf("whether the decision on the bridge %s is there is not known: %s leads elsewhere", [bridge.name, bridge.adr.written])
}

_fault(bridge, "owner") := registries.fault_of_owner(bridge)

_fault(bridge, "retires") := "does not say when it retires" if not bridge.retires

else := registries.fault_of_day("retires", "was to retire", bridge.retires)

_fault(bridge, "adr") := "names no decision that retires it" if not bridge.adr

else := sprintf("names the decision %s, and there is no such file", [bridge.adr.written]) if {
	bridge.adr.leads in {"missing", "outside", "unreadable"}
}

_fault(bridge, "consumers") := "does not list its consumers" if not bridge.consumers

else := sprintf("is consumed by %s, which the catalog does not know", [concat(", ", unknown)]) if {
	input.catalog
	unknown := [name | some name in bridge.consumers; not input.catalog.services[name]]
	count(unknown) > 0
}
