package lib.archfit.selectors_test

import data.lib.archfit.selectors

_labels := {"app": "web", "tier": "front"}

test_selects[name] if {
	some name, selector in {
		"empty": {},
		"fields null": {"matchLabels": null, "matchExpressions": null},
		"labels": {"matchLabels": {"app": "web"}},
		"in": {"matchExpressions": [{"key": "app", "operator": "In", "values": ["api", "web"]}]},
		"not in": {"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["api"]}]},
		"not in, and absent": {"matchExpressions": [{"key": "owner", "operator": "NotIn", "values": ["api"]}]},
		"exists": {"matchExpressions": [{"key": "tier", "operator": "Exists"}]},
		"does not exist": {"matchExpressions": [{"key": "owner", "operator": "DoesNotExist"}]},
		"all": {"matchLabels": {"tier": "front"}, "matchExpressions": [{"key": "app", "operator": "Exists"}]},
	}
	selectors.selects(selector, _labels)
}

test_does_not_select[name] if {
	some name, selector in {
		"absent": null,
		"another value": {"matchLabels": {"app": "api"}},
		"another key": {"matchLabels": {"app": "web", "owner": "web"}},
		"not in the list": {"matchExpressions": [{"key": "app", "operator": "In", "values": ["api"]}]},
		"in, and absent": {"matchExpressions": [{"key": "owner", "operator": "In", "values": ["web"]}]},
		"excluded": {"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["web"]}]},
		"does not exist": {"matchExpressions": [{"key": "owner", "operator": "Exists"}]},
		"exists": {"matchExpressions": [{"key": "app", "operator": "DoesNotExist"}]},
		"an unknown operator": {"matchExpressions": [{"key": "app", "operator": "Gt", "values": ["1"]}]},
		"labels without matchLabels": {"app": "web"},
		"values where none belong": {"matchExpressions": [{"key": "app", "operator": "Exists", "values": ["web"]}]},
		"one of two": {"matchLabels": {"app": "web"}, "matchExpressions": [{"key": "owner", "operator": "Exists"}]},
	}
	not selectors.selects(selector, _labels)
}
