# METADATA
# title: CronJobs say what happens when a run is late, long or fails
# description: |
#   Every CronJob sets concurrencyPolicy (absent, runs overlap without limit), startingDeadlineSeconds (absent, a run is started however
#   late it is, and after a hundred missed ones none is; below 10 a run may never start) and the backoffLimit of its Job (absent, six
#   more tries). With backoffLimitPerIndex every index has a limit of its own. Its owner is the matter of kubernetes/owner-label.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
#   - https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy
# custom:
#   id: kubernetes/cronjob-safety
#   severity: medium
#   scope: object
#   applies_to: [workload]
#   not_applicable: no CronJob is in the input
#   rationale: A nightly job that hangs is joined by the next one, and the next. The defaults suit a job that may run at any time and any number of times at once, which few do.
#   remediation: Set concurrencyPolicy (Forbid for most), startingDeadlineSeconds and jobTemplate.spec.backoffLimit to what the job can stand.
#   since: 0.1.0
package archfit.kubernetes.cronjob_safety

import data.lib.archfit.kubernetes

applies if {
	kubernetes.is_workload
	kubernetes.kind == "CronJob"
}

violation contains {"msg": message, "details": details} if {
	applies
	object.get(_spec, "concurrencyPolicy", null) in {null, ""}
	message := sprintf("%s sets no concurrencyPolicy, so its runs may overlap", [kubernetes.display])
	details := {"path": ["spec", "concurrencyPolicy"]}
}

violation contains {"msg": message, "details": details} if {
	applies
	object.get(_spec, "startingDeadlineSeconds", null) == null
	message := sprintf("%s sets no startingDeadlineSeconds, so a run is started however late it is", [kubernetes.display])
	details := {"path": ["spec", "startingDeadlineSeconds"]}
}

# The controller looks every ten seconds.
violation contains {"msg": message, "details": details} if {
	applies
	deadline := object.get(_spec, "startingDeadlineSeconds", null)
	is_number(deadline)
	deadline < 10
	message := sprintf("%s sets startingDeadlineSeconds to %v, and below 10 a run may never be started", [kubernetes.display, deadline])
	details := {
		"path": ["spec", "startingDeadlineSeconds"],
		"startingDeadlineSeconds": deadline,
		"measure": {"value": deadline, "unit": "seconds", "better": "higher"},
		"fixes": [{
			"title": "set startingDeadlineSeconds to 10",
			"patch": [{"op": "replace", "path": "/spec/startingDeadlineSeconds", "value": 10}],
		}],
	}
}

violation contains {"msg": message, "details": details} if {
	applies
	_is_absent(_job, "backoffLimit")
	_is_absent(_job, "backoffLimitPerIndex")
	message := sprintf("%s sets no backoffLimit, so a run that fails is tried six more times", [kubernetes.display])
	details := {"path": ["spec", "jobTemplate", "spec", "backoffLimit"]}
}

_spec := kubernetes.resource.spec if is_object(kubernetes.resource.spec)

else := {}

_job := _spec.jobTemplate.spec if is_object(_spec.jobTemplate.spec)

else := {}

_is_absent(parent, field) if object.get(parent, field, null) == null
