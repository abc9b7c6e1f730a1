# METADATA
# description: What the policies about plans for the end of old forms share.
package lib.archfit.plans

# METADATA
# description: A finding for every fault of a plan.
faults contains {"msg": fault.message, "details": details} if {
	some id, plan in input.plans
	some fault in plan.faults
	details := {"subject": fault.id, "plan": id, "code": fault.code, "state": plan.state, "hint": fault.hint}
}
