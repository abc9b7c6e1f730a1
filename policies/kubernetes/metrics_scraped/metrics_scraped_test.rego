package archfit.kubernetes.metrics_scraped_test

import data.archfit.kubernetes.metrics_scraped as rule
import data.lib.archfit.facts_test as facts

test_scraped[name] if {
	some name, given in {
		"a PodMonitor": _set({"monitors": ["monitor"]}, {}),
		"an annotation of the pods": _set({"pods": {"scrape": "true"}}, {}),
		"a ServiceMonitor": _set({}, {"monitors": ["monitor"]}),
		"an annotation of the Service": _set({}, {"scrape": "true"}),
	}
	rule.examined == {_id} with input as given
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_not_scraped[name] if {
	some name, given in {
		"nothing": _set({}, {}),
		"switched off": _set({"pods": {"scrape": "false"}}, {"scrape": "false"}),
		"pods of another": _set({"pods": null}, {}),
	}
	rule.violation == {{
		"msg": "no monitor selects Deployment web or its Services, and none of them has the annotation prometheus.io/scrape",
		"details": {"subject": _id, "path": []},
	}} with input as given
}

test_a_discovery_leaves_undecided_what_nothing_else_scrapes if {
	given := object.union(_set({}, {}), _discovery)
	rule.violation == set() with input as given
	rule.undecided == {{
		"msg": "no monitor selects Deployment web or its Services, and none of them has the annotation prometheus.io/scrape, and whether ConfigMap prometheus finds it is not known",
		"details": {
			"subject": _id,
			"path": [],
			"hint": "Give the pods the annotation prometheus.io/scrape, or set the parameter discovery if all pods are found.",
		},
	}} with input as given
}

test_a_discovery_is_not_asked_about_what_is_scraped if {
	given := object.union(_set({"pods": {"scrape": "true"}}, {}), _discovery)
	rule.violation == set() with input as given
	rule.undecided == set() with input as given
}

test_a_discovery_that_finds_every_pod_scrapes if {
	settings := {"kubernetes/metrics-scraped": {"discovery": true}}
	given := object.union(_set({}, {}), _discovery)
	rule.examined == {_id} with input as given with data.lib.archfit.settings as settings
	rule.violation == set() with input as given with data.lib.archfit.settings as settings
	rule.undecided == set() with input as given with data.lib.archfit.settings as settings
	count(rule.violation) == 1 with input as _set({}, {}) with data.lib.archfit.settings as settings
}

test_a_monitor_whose_selector_cannot_be_read_leaves_it_undecided if {
	monitor := facts.selecting("PodMonitor", {"selector": {"kind": "unreadable"}})
	unread := object.union(_set({}, {}), {"monitors": {monitor.id: monitor}})
	rule.violation == set() with input as unread
	found := rule.undecided with input as unread
	facts.messages(found) == {"no monitor selects Deployment web or its Services, and none of them has the annotation prometheus.io/scrape, and the selector of PodMonitor web cannot be read"}
}

test_what_is_not_judged[name] if {
	some name, given in {
		"no Service": _set({"services": []}, {}),
		"a Job": _set({"kind": "Job"}, {}),
		"an empty set": facts.set_of({}),
	}
	rule.examined == set() with input as given
	rule.violation == set() with input as given
}

test_what_stands_twice_is_undecided if {
	given := _set({"declarations": 2}, {})
	rule.violation == set() with input as given
	found := rule.undecided with input as given
	facts.subjects(found) == {_id}
}

_id := "apps/Deployment/shop/web"

_discovery := {"discoverers": {"core/ConfigMap/shop/prometheus": {"display": "ConfigMap prometheus"}}}

_set(workload, service) := facts.set_of({
	"workloads": [facts.workload(object.union({"services": ["core/Service/shop/web"]}, workload))],
	"services": [facts.service(service)],
})
