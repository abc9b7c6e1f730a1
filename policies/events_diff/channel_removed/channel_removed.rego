# METADATA
# title: Events and channels end by a plan
# description: |
#   An event, the schema of one, and a channel on which it travels are there in the newer version, too, unless a
#   plan or an announced end covers that.
# related_resources:
#   - https://www.asyncapi.com/docs/reference/specification/v3.0.0
# custom:
#   id: events-diff/channel-removed
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events, event_changes]
#   not_applicable: no event has two versions that could be compared
#   rationale: >-
#     A consumer that waits for an event that nobody sends any more sees no error: it sees nothing.
#   remediation: >-
#     Bring it back, and announce its end (x-sunset, or deprecated); or check in a plan that names it.
#   since: 0.1.0
#   related:
#     - events-diff/plan-complete
package archfit.events_diff.channel_removed

import data.lib.archfit.event_changes

examined contains id if some id in event_changes.compared

violation contains event_changes.finding(each, {}) if {
	some each in event_changes.breaking("events-diff/channel-removed")
}
