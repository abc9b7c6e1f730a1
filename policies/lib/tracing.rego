# METADATA
# description: What the policies about tracing share, what keeps a workload from taking part in a trace, and what nobody can tell of it.
package lib.archfit.tracing

# METADATA
# description: Ids of the workloads that answer others for as long as they run, and are no collectors themselves.
workloads contains id if {
	some id, workload in input.tracing
	workload.isLongRunning
	not workload.isCollector
}

# METADATA
# description: What keeps a workload from handing traces on, or to where they are kept, as clauses that go on after its name.
faults(workload) := {fault |
	some container in workload.containers
	some fault in _container_faults(workload, container)
} | _injection_faults(workload)

# METADATA
# description: What cannot be told of a workload, as clauses that go on after its name.
doubts(workload) := {doubt |
	some container in workload.containers
	some doubt in _container_doubts(workload, container)
} | _injection_doubts(workload)

# METADATA
# description: A workload takes part in traces, as far as its manifests say.
is_traced(workload) if {
	workload.state != "silent"
	count(faults(workload)) == 0
	count(doubts(workload)) == 0
}

_container_faults(workload, container) := {sprintf("%s%s", [_in(workload, container), fault]) |
	some fault in array.concat(
		array.concat(_disabled(container), _propagators(container)),
		array.concat(array.concat(_exporter(container), _sampler(container)), _endpoint(workload, container)),
	)
}

_in(workload, container) := sprintf("in the container %s ", [container.name]) if {
	count(workload.containers) > 1
} else := ""

_disabled(container) := [sprintf("is not traced: %s is true", [container.disabled.by])] if {
	lower(_value(container.disabled)) == "true"
} else := []

# What carries no trace: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration
_propagators(container) := [sprintf("hands no trace on: %s is %s", [container.propagators.by, container.propagators.value])] if {
	words := _words(container.propagators)
	count(words) > 0
	every word in words { word in {"none", "baggage"} }
} else := []

_exporter(container) := [sprintf("keeps its traces to itself: %s is %s", [container.exporter.by, container.exporter.value])] if {
	words := _words(container.exporter)
	count(words) > 0
	every word in words { word in _nowhere }
} else := []

_nowhere := {"none", "console", "logging"}

_sampler(container) := [sprintf("never takes part in a trace: %s is always_off", [container.sampler.by])] if {
	lower(_value(container.sampler)) == "always_off"
} else := [sprintf("never takes part in a trace: %s is %s, of %s", [container.sampler.by, container.sampler.value, container.ratio.value])] if {
	lower(_value(container.sampler)) == "traceidratio"
	regex.match(`^0+(\.0*)?$`, _value(container.ratio))
} else := []

_endpoint(workload, container) := ["sends its traces to its own pod, in which nothing takes them: OTEL_EXPORTER_OTLP_ENDPOINT is not set"] if {
	workload.state == "opentelemetry"
	container.endpoint.state == "unset"
	not container.hasCollector
	not _is_without_endpoint(workload)
	not _is_elsewhere(container)
} else := []

# Nobody has said yet what is injected.
_is_without_endpoint(workload) if workload.injection.state != "found"

# An exporter with settings of its own, or none at all.
_is_elsewhere(container) if {
	some word in _words(container.exporter)
	word != "otlp"
}

_is_elsewhere(container) if container.exporter.state in {"hidden", "unknown"}

_injection_faults(workload) := {sprintf("asks for %s, and there are several", [workload.injection.of])} if {
	workload.injection.state == "ambiguous"
} else := set()

_injection_doubts(workload) := {sprintf("gets its tracer by %s, which is not among the manifests", [workload.injection.of])} if {
	workload.injection.state == "unread"
} else := set()

_container_doubts(workload, container) := ({doubt |
	workload.state == "opentelemetry"
	some name in ["disabled", "propagators", "exporter", "sampler"]
	setting := container[name]
	setting.state in {"hidden", "unknown"}
	doubt := sprintf("%smay have any %s: %s", [_in(workload, container), setting.by, setting.because])
} | {doubt |
	workload.state == "opentelemetry"
	container.endpoint.state == "unknown"
	not container.hasCollector
	doubt := sprintf("%smay have no %s: %s", [_in(workload, container), container.endpoint.by, container.endpoint.because])
}) | {doubt |
	workload.state == "silent"
	count(container.unread) > 0
	doubt := sprintf("may take its variables from what is not among the manifests: %s", [concat(", ", container.unread)])
}

_value(setting) := setting.value if {
	setting.state == "set"
} else := ""

_words(setting) := {trim_space(word) | some word in split(lower(_value(setting)), ","); trim_space(word) != ""}
