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
		"msg": "nothing scrapes Deployment web: no monitor selects it or its Services, and none has the annotation prometheus.io/scrape",
		"details": {"subject": _id, "path": []},
	}} with input as given
}

test_what_is_not_judged[name] if {
	some name, given in {
		"no Service": _set({"services": []}, {}),
		"a Job": _set({"kind": "Job"}, {}),
		"an empty set": {},
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

_set(workload, service) := facts.set_of({
	"workloads": [facts.workload(object.union({"services": ["core/Service/shop/web"]}, workload))],
	"services": [facts.service(service)],
})
