# METADATA
# description: How few pods a workload may have, and how many of them may be missing.
package lib.archfit.replicas

import data.lib.archfit.criticality

# METADATA
# description: |
#   The least number of pods that a workload keeps, and what says so: its replicas, or the minimum of the autoscaler that owns the
#   number. Undefined for a kind that keeps no number, and where one cannot be read.
least(workload) := lowest if {
	every bound in _bounds(workload) {
		is_number(bound.value)
	}
	value := min([bound.value | some bound in _bounds(workload)])
	lowest := [bound | some bound in _bounds(workload); bound.value == value][0]
}

# METADATA
# description: The counts that decide it and cannot be read, each with its place.
unreadable(workload) := [bound |
	some bound in _bounds(workload)
	not is_number(bound.value)
]

# METADATA
# description: The facts that the number of pods rests on.
facts(workload) := array.concat([workload], workload.autoscalers)

_bounds(workload) := [{
	"value": workload.replicas.value,
	"text": criticality.explain(workload.replicas, workload.replicas.field),
	"subject": workload.id,
	"path": workload.replicas.path,
	"field": sprintf("%s of %s", [workload.replicas.field, workload.display]),
}] if {
	workload.autoscalers == []
	workload.replicas != null
} else := [bound |
	some autoscaler in workload.autoscalers
	workload.replicas != null
	minimum := autoscaler.minimum
	bound := {
		"value": minimum.value,
		"text": sprintf("%s of %s", [criticality.explain(minimum, minimum.field), autoscaler.display]),
		"subject": autoscaler.id,
		"path": minimum.path,
		"field": sprintf("%s of %s", [minimum.field, autoscaler.display]),
	}
]

# METADATA
# description: An amount of so many pods, a percentage rounded down. Undefined where it cannot be read.
rounded_down(amount, pods) := amount.value if {
	amount.unit == "pods"
	is_number(amount.value)
} else := floor((amount.value * pods) / 100) if {
	amount.unit == "percent"
}

# METADATA
# description: The same, a percentage rounded up.
rounded_up(amount, pods) := amount.value if {
	amount.unit == "pods"
	is_number(amount.value)
} else := ceil((amount.value * pods) / 100) if {
	amount.unit == "percent"
}

# METADATA
# description: An amount with its source, as messages give it.
explain(amount) := concat("", [_written(amount), "%"]) if amount.unit == "percent"

else := _written(amount)

_written(amount) := sprintf("%s %d", [amount.field, amount.value]) if amount.source == "declared"

else := sprintf("no %s, which counts as %d", [amount.field, amount.value])
