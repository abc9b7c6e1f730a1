# METADATA
# description: Facts about tracing, for the tests of rules. Each takes what differs from a workload that is traced as it should be.
package lib.archfit.tracing_facts_test

# METADATA
# description: A run with some workloads.
set_of(workloads) := {"tracing": {workload.id: workload | some workload in workloads}, "collectors": {}}

# METADATA
# description: A workload that is traced.
workload(name, rest) := object.union(
	{
		"id": name,
		"name": sprintf("Deployment %s", [name]),
		"service": name,
		"isLongRunning": true,
		"isCollector": false,
		"state": "opentelemetry",
		"containers": [container("app", {})],
	},
	rest,
)

# METADATA
# description: A workload of which no manifest says anything.
silent(name) := workload(name, {"state": "silent", "containers": [container("app", {"endpoint": unset("OTEL_EXPORTER_OTLP_ENDPOINT")})]})

# METADATA
# description: A workload whose one container differs.
with_container(name, rest) := workload(name, {"containers": [container("app", rest)]})

# METADATA
# description: A container that is traced.
container(name, rest) := object.union(
	{
		"name": name,
		"hasCollector": false,
		"unread": [],
		"disabled": unset("OTEL_SDK_DISABLED"),
		"endpoint": is_set("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"),
		"exporter": unset("OTEL_TRACES_EXPORTER"),
		"propagators": unset("OTEL_PROPAGATORS"),
		"sampler": unset("OTEL_TRACES_SAMPLER"),
		"ratio": unset("OTEL_TRACES_SAMPLER_ARG"),
	},
	rest,
)

# METADATA
# description: A setting that nothing sets.
unset(by) := {"state": "unset", "by": by}

# METADATA
# description: A setting with its value.
is_set(by, value) := {"state": "set", "by": by, "value": value}

# METADATA
# description: A setting that nobody knows.
unknown(by, state) := {"state": state, "by": by, "because": "it comes from the Secret x"}
