# METADATA
# title: Somebody has said how long audit records are kept
# description: |
#   The schema of an audit record, its channel, or its class in classification.yaml says for how long it is kept: x-retention, retention_days,
#   retention.ms of a Kafka topic, retention of Pulsar. For ever is an answer too, where it is written down and allowed.
# custom:
#   id: audit/retention-defined
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event]
#   requires: [events]
#   not_applicable: no schema describes an audit record
#   rationale: >-
#     Law asks for a shortest and a longest time; where nobody has decided, the default of a broker deletes the trail after a week.
#   remediation: >-
#     Write x-retention with a duration such as P7Y on the schema or the channel.
#   parameters:
#     minimumDays: {type: number, default: 365, description: "Days for which a record is kept at least; PCI DSS 10.5.1 asks for a year."}
#     endless: {type: boolean, default: true, description: "Whether records may be kept for ever."}
#   since: 0.1.0
#   related:
#     - privacy/retention-policy-exists
#   standards:
#     - "NIST SP 800-53 Rev. 5 AU-11: Audit Record Retention"
#     - "PCI DSS 4.0 10.5.1"
package archfit.audit.retention_defined

import data.lib.archfit.audit
import data.lib.archfit.parameters

examined contains id if some id in audit.records

violation contains {"msg": message, "details": {"subject": id}} if {
	some id in audit.records
	event := input.events[id]
	message := sprintf("%s %s", [event.name, _fault(event)])
}

_fault(event) := "says nowhere how long its records are kept" if count(_retention(event)) == 0

else := sprintf("gives %s as %s, which is no time", [first.from, first.text]) if {
	first := _retention(event)[0]
	first.kind == "unreadable"
}

else := sprintf("is kept for ever (%s %s)", [first.from, first.text]) if {
	first := _retention(event)[0]
	first.kind == "endless"
	not _parameters.endless
}

else := sprintf("is kept for %s (%s), and %v days are the least", [first.text, first.from, _parameters.minimumDays]) if {
	first := _retention(event)[0]
	first.days < _parameters.minimumDays
}

_retention(event) := object.get(event, "retention", [])

_parameters := parameters.of(rego.metadata.chain())
