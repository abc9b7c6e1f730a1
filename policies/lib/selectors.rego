# METADATA
# description: Label selectors, as Kubernetes evaluates them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
package lib.archfit.selectors

import data.lib.archfit.declarations

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

# METADATA
# description: |
#   Those of the facts of a set whose selector cannot be read, and that may be about what stands in a namespace: manifests may leave the
#   namespace out.
unreadable(facts, namespace) := [fact |
	some fact in facts
	fact.selector.kind == "unreadable"
	count({namespace, fact.namespace} - {""}) < 2
]

# METADATA
# description: |
#   What cannot be told of the cases beside which something stands whose selector cannot be read, as unread of the case.
doubts(cases) := {doubt |
	some case in cases
	declarations.are_certain(case.facts)
	some fact in case.unread
	doubt := {
		"msg": sprintf("%s, and the selector of %s cannot be read", [case.msg, fact.display]),
		"details": {"subject": case.details.subject, "path": [], "hint": "Correct the selector."},
	}
}
