# METADATA
# description: Facts about metrics, for the tests of rules. Each takes what differs from a counter of orders in whose labels nothing is wrong.
package lib.archfit.metric_facts_test

# METADATA
# description: Metrics by their ids.
set_of(metrics) := {"metrics": {metric.id: metric | some metric in metrics}}

# METADATA
# description: A metric in a contract.
metric(name, rest) := object.union(
	{
		"id": name,
		"name": name,
		"type": "counter",
		"from": "contract",
		"service": "orders",
		"series": [name],
		"labels": [],
		"isNative": false,
	},
	rest,
)

# METADATA
# description: A metric with one label.
labelled(name, given) := metric(name, {"labels": [label(given)]})

# METADATA
# description: A label of which nothing is said.
label(rest) := object.union({"id": "label", "name": "status", "key": "status", "values": "unsaid", "distinct": 0, "raw": []}, rest)

# METADATA
# description: What the metrics of services are called.
sets(services) := {"metric_sets": {name: {"id": sprintf("metrics of %s", [name]), "name": name, "metrics": metrics} |
	some name, metrics in services
}}
