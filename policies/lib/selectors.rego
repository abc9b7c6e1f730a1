# METADATA
# description: Label selectors, as Kubernetes evaluates them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
package lib.archfit.selectors

# METADATA
# description: Whether a selector selects these labels. An empty one selects everything, one that is absent nothing.
selects(selector, labels) if {
	is_object(selector)

	# Labels without matchLabels above them are refused by the cluster.
	object.keys(selector) - {"matchLabels", "matchExpressions"} == set()
	every key, value in _or_empty(selector, "matchLabels") {
		labels[key] == value
	}
	every expression in _or_empty(selector, "matchExpressions") {
		_holds(expression, labels)
	}
}

_or_empty(selector, field) := value if {
	value := selector[field]
	value != null
} else := []

_holds(expression, labels) if {
	expression.operator == "In"
	labels[expression.key] in expression.values
}

_holds(expression, labels) if {
	expression.operator == "NotIn"
	not object.get(labels, expression.key, null) in expression.values
}

_holds(expression, labels) if {
	expression.operator == "Exists"
	_has_no_values(expression)
	_has(labels, expression.key)
}

_holds(expression, labels) if {
	expression.operator == "DoesNotExist"
	_has_no_values(expression)
	not _has(labels, expression.key)
}

_has(labels, key) if object.get(labels, key, null) != null

_has_no_values(expression) if object.get(expression, "values", null) in {null, []}
