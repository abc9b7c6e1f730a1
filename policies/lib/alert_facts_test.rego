# METADATA
# description: Facts about alerts, for the tests of rules. Each takes what differs from an alert that pages nobody and says nothing.
package lib.archfit.alert_facts_test

# METADATA
# description: Alerts by their names, and whatever else there is.
set_of(alerts, rest) := object.union({"alerts": {alert.id: alert | some alert in alerts}, "routes": {}, "risks": {}}, rest)

# METADATA
# description: An alert.
alert(name, rest) := object.union(
	{
		"id": name,
		"name": name,
		"group": "orders",
		"language": "promql",
		"isRead": true,
		"labels": {},
		"templates": [],
		"annotations": {},
		"links": {},
		"selectors": [],
		"series": [],
		"functions": [],
		"receivers": [],
		"services": [],
		"isNamed": true,
		"errors": [],
		"latencies": [],
	},
	rest,
)

# METADATA
# description: An alert that pages a person.
page(name, rest) := object.union(alert(name, {"labels": {"severity": "page"}}), rest)

# METADATA
# description: A receiver of an alert.
receiver(name, kinds, is_sure) := {"routing": "alertmanager", "name": name, "kinds": kinds, "isSure": is_sure}
