# METADATA
# description: Which workloads of a set are critical, and how many pods keep them running.
package lib.archfit.criticality

# METADATA
# description: |
#   The label may stand on the workload or on its pods: both are in use, and a rule that reads only one would miss the other.
is_critical(workload, parameters) if _label(workload, parameters) in parameters.values

_label(workload, parameters) := value if {
	value := workload.labels[parameters.label]
} else := workload.podLabels[parameters.label]

# METADATA
# description: Why the facts about a workload cannot be relied on, if they cannot.
doubt(workload) := sprintf("%s stands %d times in this set, and which of them counts is not known", [
	workload.display,
	workload.declarations,
]) if {
	workload.declarations > 1
}

# METADATA
# description: What to do about that doubt.
hint := "Judge what runs together: name one environment, or make every file or folder a set of its own (--each)."

# METADATA
# description: A count that cannot be read is null, which Rego sorts below every number; it is undecided, not short.
is_below(count, minimum) if {
	is_number(count.value)
	count.value < minimum
}

# METADATA
# description: A count with its source, as messages give it.
explain(count, field) := sprintf("%s %d", [field, count.value]) if count.source == "declared"

else := sprintf("no %s, which counts as %d", [field, count.value])

# METADATA
# description: A count as a baseline accepts it. What is absent was given its documented default when it was read.
measure(count) := {"value": count.value, "unit": "replicas", "better": "higher"}
