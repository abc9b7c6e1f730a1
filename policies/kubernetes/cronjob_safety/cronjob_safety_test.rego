package archfit.kubernetes.cronjob_safety_test

import data.archfit.kubernetes.cronjob_safety as rule
import data.lib.archfit.workloads_test as workloads

_safe := {
	"concurrencyPolicy": "Forbid",
	"startingDeadlineSeconds": 600,
	"jobTemplate": {"spec": {"backoffLimit": 0}},
}

_overlap := {
	"msg": "CronJob nightly sets no concurrencyPolicy, so its runs may overlap",
	"details": {"path": ["spec", "concurrencyPolicy"]},
}

_late := {
	"msg": "CronJob nightly sets no startingDeadlineSeconds, so a run is started however late it is",
	"details": {"path": ["spec", "startingDeadlineSeconds"]},
}

_retries := {
	"msg": "CronJob nightly sets no backoffLimit, so a run that fails is tried six more times",
	"details": {"path": ["spec", "jobTemplate", "spec", "backoffLimit"]},
}

test_cronjobs_are_judged if {
	judged := {object.kind |
		some object in workloads.every_kind({"name": "nightly"}, {"containers": []})
		rule.applies with input as object
		rule.violation == {_overlap, _late, _retries} with input as object
	}
	judged == {"CronJob"}
}

test_what_is_set_passes[name] if {
	some name, spec in {
		"set": _safe,
		"overlap on purpose": object.union(_safe, {"concurrencyPolicy": "Allow"}),
		"ten seconds": object.union(_safe, {"startingDeadlineSeconds": 10}),
		"a limit per index": object.union(_safe, {"jobTemplate": {"spec": {"backoffLimit": null, "backoffLimitPerIndex": 1}}}),
	}
	rule.applies with input as _cronjob(spec)
	rule.violation == set() with input as _cronjob(spec)
}

test_what_is_absent_is_told[name] if {
	some name, case in {
		"concurrencyPolicy absent": {"spec": object.remove(_safe, ["concurrencyPolicy"]), "found": {_overlap}},
		"concurrencyPolicy null": {"spec": object.union(_safe, {"concurrencyPolicy": null}), "found": {_overlap}},
		"concurrencyPolicy empty": {"spec": object.union(_safe, {"concurrencyPolicy": ""}), "found": {_overlap}},
		"startingDeadlineSeconds absent": {"spec": object.remove(_safe, ["startingDeadlineSeconds"]), "found": {_late}},
		"startingDeadlineSeconds null": {"spec": object.union(_safe, {"startingDeadlineSeconds": null}), "found": {_late}},
		"backoffLimit null": {"spec": object.union(_safe, {"jobTemplate": {"spec": {"backoffLimit": null}}}), "found": {_retries}},
		"job null": {"spec": object.union(_safe, {"jobTemplate": {"spec": null}}), "found": {_retries}},
		"template null": {"spec": object.union(_safe, {"jobTemplate": null}), "found": {_retries}},
		"job absent": {"spec": object.remove(_safe, ["jobTemplate"]), "found": {_retries}},
		"nothing": {"spec": {}, "found": {_overlap, _late, _retries}},
	}
	rule.violation == case.found with input as _cronjob(case.spec)
}

test_a_spec_may_be_absent if {
	workload := {"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "nightly"}}
	rule.violation == {_overlap, _late, _retries} with input as workload
	rule.violation == {_overlap, _late, _retries} with input as _cronjob(null)
}

test_a_deadline_too_short_for_the_controller if {
	rule.violation == {{
		"msg": "CronJob nightly sets startingDeadlineSeconds to 5, and below 10 a run may never be started",
		"details": {
			"path": ["spec", "startingDeadlineSeconds"],
			"startingDeadlineSeconds": 5,
			"measure": {"value": 5, "unit": "seconds", "better": "higher"},
			"fixes": [{
				"title": "set startingDeadlineSeconds to 10",
				"patch": [{"op": "replace", "path": "/spec/startingDeadlineSeconds", "value": 10}],
			}],
		},
	}} with input as _cronjob(object.union(_safe, {"startingDeadlineSeconds": 5}))
}

test_other_kinds_are_not_judged if not rule.applies with input as {"apiVersion": "v1", "kind": "Service"}

_cronjob(spec) := {"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "nightly"}, "spec": spec}
