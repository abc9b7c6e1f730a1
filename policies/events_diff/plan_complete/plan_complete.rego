# METADATA
# title: Plans for the end of old events and fields hold
# description: |
#   Every plan names its owner, reason, replacement, consumers and steps, its dates are sound, it has not expired, and
#   what it names breaks.
# related_resources:
#   - https://www.rfc-editor.org/rfc/rfc8594
# custom:
#   id: events-diff/plan-complete
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [plan]
#   requires: [events, event_changes]
#   not_applicable: no plan is configured
#   rationale: >-
#     A plan that nobody owns, that has expired, or that names what does not break any more covers the same break when it
#     comes back, unseen.
#   remediation: >-
#     Complete the plan, agree on a new one with its consumers, or remove it.
#   since: 0.1.0
package archfit.events_diff.plan_complete

import data.lib.archfit.plans

examined contains id if some id, _ in input.plans

violation contains fault if some fault in plans.faults
