# METADATA
# title: What is sensitive is kept for a time that ends
# description: |
#   Every class of data in classification.yaml that is confidential or restricted says how long it is kept, and no event or channel with a sensitive
#   field is kept for ever: no retention.ms of -1, no topic that is compacted alone. Events that say nothing follow their class.
# related_resources:
#   - https://gdpr-info.eu/art-5-gdpr/
# custom:
#   id: privacy/retention-policy-exists
#   domain: events
#   severity: high
#   scope: set
#   applies_to: [event, classification]
#   requires: [events]
#   not_applicable: neither a class of data nor a sensitive event says how long anything is kept
#   rationale: >-
#     Personal data may be kept for as long as it is needed and no longer; a topic that keeps everything keeps that, too.
#   remediation: >-
#     Write retention on the class (P90D), or give the topic a retention.ms that ends.
#   since: 0.1.0
#   standards:
#     - "GDPR Art. 5(1)(e): storage limitation"
package archfit.privacy.retention_policy_exists

_sensitive := {"confidential", "restricted"}

_classes contains class if {
	some inventory in input.privacy.inventories
	some class in inventory.classes
	class.level in _sensitive
}

examined contains class.id if some class in _classes

examined contains id if {
	some id, event in input.events
	event.isSensitive
	event.retention
}

violation contains {"msg": message, "details": {"subject": class.id}} if {
	some class in _classes
	message := sprintf("the class %s %s", [class.name, _fault(class)])
}

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, event in input.events
	event.isSensitive
	some retention in event.retention
	message := sprintf("%s carries what is sensitive and %s", [event.name, _endless(retention)])
}

_fault(class) := "says nowhere how long it is kept" if not class.retention

else := _endless(class.retention)

_endless(retention) := sprintf("is kept for ever (%s: %s)", [retention.from, retention.text]) if {
	retention.kind == "endless"
}

_endless(retention) := sprintf("gives %s as %s, which is no time", [retention.from, retention.text]) if {
	retention.kind == "unreadable"
}
