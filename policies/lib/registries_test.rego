package lib.archfit.registries_test

import data.lib.archfit.registries

test_owners if {
	registries.fault_of_owner({}) == "has no owner"
	not registries.fault_of_owner({"owner": "anyone"})
	catalog := {"catalog": {"teams": ["team-orders"], "services": {"payments": {}}}}
	not registries.fault_of_owner({"owner": "team-orders"}) with input as catalog
	not registries.fault_of_owner({"owner": "payments"}) with input as catalog
	fault := registries.fault_of_owner({"owner": "nobody"}) with input as catalog
	fault == "belongs to nobody, and the catalog has no such team or service"
}

test_days if {
	not registries.fault_of_day("expires", "has expired", {"written": "2027-01-31", "isDay": true, "isOver": false})
	registries.fault_of_day("expires", "has expired", {"written": "2026-01-31", "isDay": true, "isOver": true}) == "has expired on 2026-01-31"
	registries.fault_of_day("expires", "has expired", {"written": "soon", "isDay": false, "isOver": false}) == "gives expires as soon, which is no day: YYYY-MM-DD"
}
