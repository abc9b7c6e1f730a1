package archfit.kubernetes.requests_within_limits_test

import data.archfit.kubernetes.requests_within_limits as rule
import data.lib.archfit.workloads_test as workloads

test_every_kind_is_judged[object.kind] if {
	pod_spec := {"containers": [_container({"requests": {"cpu": "2"}, "limits": {"cpu": "1"}})]}
	some object in workloads.every_kind({"name": "web"}, pod_spec)
	rule.applies with input as object
	messages := {violation.msg | some violation in rule.violation} with input as object
	messages == {sprintf("container web of %s web requests 2 of cpu, more than the limit 1", [object.kind])}
}

test_a_request_above_its_limit[name] if {
	some name, case in {
		"cpu in milli and whole": {"resource": "cpu", "request": "1100m", "limit": 1},
		"memory in binary and decimal": {"resource": "memory", "request": "1Gi", "limit": "1G"},
		"memory by a byte": {"resource": "memory", "request": 1025, "limit": "1Ki"},
		"ephemeral storage": {"resource": "ephemeral-storage", "request": "2Gi", "limit": "2047Mi"},
		"huge pages": {"resource": "hugepages-2Mi", "request": "64Mi", "limit": "32Mi"},
		"an extended resource": {"resource": "example.test/gpu", "request": 2, "limit": 1},
	}
	rule.violation == {_violation(
		sprintf("container web of Deployment web requests %v of %s, more than the limit %v", [case.request, case.resource, case.limit]),
		case,
	)} with input as _of(case)
}

test_what_cannot_be_overcommitted_is_limited_to_its_request[name] if {
	some name, case in {
		"huge pages": {"resource": "hugepages-1Gi", "request": "1Gi", "limit": "2Gi"},
		"an extended resource": {"resource": "example.test/gpu", "request": 1, "limit": 2},
	}
	rule.violation == {_violation(
		sprintf("container web of Deployment web requests %v of %s, which cannot be overcommitted and has another limit, %v", [case.request, case.resource, case.limit]),
		case,
	)} with input as _of(case)
}

test_what_cannot_be_overcommitted_has_a_limit if {
	case := {"resource": "example.test/gpu", "request": 1, "limit": null}
	violation := _violation(
		"container web of Deployment web requests 1 of example.test/gpu, which cannot be overcommitted and has no limit",
		case,
	)
	expected := {object.union(violation, {"details": {"related": []}})}
	rule.violation == expected with input as _of(case)
	rule.violation == expected with input as _deployment({"containers": [_container({"requests": {"example.test/gpu": 1}})]})
}

test_what_is_no_quantity_cannot_be_compared[name] if {
	some name, case in {
		"the request": {
			"given": {"resource": "cpu", "request": "some", "limit": "1"},
			"message": "container web of Deployment web requests some of cpu, which is no quantity",
		},
		"the limit": {
			"given": {"resource": "cpu", "request": "1", "limit": "many"},
			"message": "container web of Deployment web requests 1 of cpu, and its limit many is no quantity",
		},
		"both": {
			"given": {"resource": "memory", "request": true, "limit": "1 Gi"},
			"message": "container web of Deployment web requests true of memory, which is no quantity",
		},
	}
	rule.violation == {_violation(case.message, case.given)} with input as _of(case.given)
}

test_a_request_within_its_limit[name] if {
	some name, resources in {
		"the same": {"requests": {"cpu": "100m"}, "limits": {"cpu": "0.1"}},
		"below": {"requests": {"memory": "1G"}, "limits": {"memory": "1Gi"}},
		"an equal extended resource": {"requests": {"example.test/gpu": 1}, "limits": {"example.test/gpu": "1"}},
		"a resource of Kubernetes with a domain": {"requests": {"kubernetes.io/batch": 1}},
		"another resource": {"requests": {"cpu": "2"}, "limits": {"memory": "1Gi"}},
		"no limits": {"requests": {"cpu": "2"}},
		"limits null": {"requests": {"cpu": "2"}, "limits": null},
		"limit null": {"requests": {"cpu": "2"}, "limits": {"cpu": null}},
		"limit empty": {"requests": {"cpu": "2"}, "limits": {"cpu": ""}},
		"request null": {"requests": {"cpu": null, "example.test/gpu": null}, "limits": {"cpu": "1"}},
		"request empty": {"requests": {"cpu": ""}, "limits": {"cpu": "1"}},
		"no requests": {"limits": {"cpu": "1"}},
		"requests null": {"requests": null, "limits": {"cpu": "1"}},
		"resources empty": {},
		"resources null": null,
	}
	rule.applies with input as _deployment({"containers": [_container(resources)]})
	rule.violation == set() with input as _deployment({"containers": [_container(resources)]})
}

test_resources_may_be_absent if {
	rule.violation == set() with input as _deployment({"containers": [{"name": "web"}]})
}

test_init_containers_and_sidecars_count if {
	resources := {"requests": {"cpu": "2"}, "limits": {"cpu": "1"}}
	pod_spec := {
		"initContainers": [
			{"name": "migrate", "resources": resources},
			{"name": "proxy", "restartPolicy": "Always", "resources": resources},
		],
		"containers": [{"name": "web"}],
	}
	holders := {violation.details.holder | some violation in rule.violation} with input as _deployment(pod_spec)
	holders == {"migrate", "proxy"}
}

test_the_pod_as_a_whole_is_judged if {
	pod_spec := {
		"containers": [{"name": "web"}],
		"resources": {"requests": {"cpu": "2"}, "limits": {"cpu": "1"}},
	}
	rule.violation == {{
		"msg": "the pod of Deployment web requests 2 of cpu, more than the limit 1",
		"details": {
			"path": ["spec", "template", "spec", "resources", "requests", "cpu"],
			"related": [{"path": ["spec", "template", "spec", "resources", "limits", "cpu"]}],
			"holder": "pod",
			"resource": "cpu",
			"request": "2",
			"limit": "1",
		},
	}} with input as _deployment(pod_spec)
}

test_a_container_cannot_go_beyond_its_pod if {
	pod_spec := {
		"containers": [_container({"requests": {"cpu": "2"}})],
		"resources": {"limits": {"cpu": "1"}},
	}
	case := {"resource": "cpu", "request": "2", "limit": "1"}
	violation := _violation("container web of Deployment web requests 2 of cpu, more than the limit 1", case)
	related := [{"path": ["spec", "template", "spec", "resources", "limits", "cpu"]}]
	rule.violation == {object.union(violation, {"details": {"related": related}})} with input as _deployment(pod_spec)
}

test_a_workload_without_containers_is_not_judged if {
	not rule.applies with input as _deployment({"containers": []})
	not rule.applies with input as {"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout", "spec": {}}
}

test_other_kinds_are_not_judged if {
	not rule.applies with input as {"apiVersion": "v1", "kind": "Service", "spec": {"containers": [{}]}}
}

_deployment(pod_spec) := workloads.deployment({"name": "web"}, pod_spec)

_container(resources) := {"name": "web", "resources": resources}

_of(case) := _deployment({"containers": [_container({
	"requests": {case.resource: case.request},
	"limits": {case.resource: case.limit},
})]})

_violation(message, case) := {
	"msg": message,
	"details": {
		"path": ["spec", "template", "spec", "containers", 0, "resources", "requests", case.resource],
		"related": [{"path": ["spec", "template", "spec", "containers", 0, "resources", "limits", case.resource]}],
		"holder": "web",
		"resource": case.resource,
		"request": case.request,
		"limit": case.limit,
	},
}
