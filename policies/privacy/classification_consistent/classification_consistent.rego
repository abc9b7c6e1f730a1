# METADATA
# title: A field has one class wherever it appears
# description: |
#   A field of an entity is declared alike in all contracts and events of the run: with the same level, and as the same kind of data. What is
#   sensitive in one of them and declared nowhere else is told as well. Fields are the same ones by their names and by what holds them,
#   whichever way both are spelled: `customer.emailAddress`, `Customer.email_address`, `CustomerResponse.emailAddress`.
# custom:
#   id: privacy/classification-consistent
#   domain: events
#   severity: medium
#   scope: set
#   applies_to: [schema]
#   requires_any: [contracts, events]
#   not_applicable: no two contracts or events declare the class of a field that both have
#   rationale: >-
#     A value that is confidential here and public there is public: it leaves through the schema that asks for least.
#   remediation: >-
#     Declare the higher of the levels in all of them: x-data-classification on the field, or, for events, an entry of classification.yaml.
#   since: 0.1.0
#   known_misses:
#     - "What is called otherwise is another field: e-mail as mail, a customer as a client."
#     - "Within one contract, and within one event, fields are not held against each other."
#     - "Names that say nothing by themselves (id, name, status) are compared where what holds them says whose they are."
#     - "Parameters and headers of a contract are not compared."
#   when_not: >-
#     Where something of one name is meant to be another in two services, name it otherwise in one of them: a waiver says so until then.
#   related:
#     - events/classification-complete
#     - openapi/sensitive-fields-classified
#   standards:
#     - "ISO/IEC 27001:2022 A.5.12: Classification of information"
package archfit.privacy.classification_consistent

examined contains id if some id in input.privacy.compared

violation contains {"msg": message, "details": details} if {
	some conflict in input.privacy.conflicts
	message := sprintf("%s %s in %s and %s in %s%s", [
		conflict.path,
		_own(conflict),
		conflict.schema,
		_other(conflict),
		conflict.highest.schema,
		_more(conflict.more),
	])
	details := {"subject": conflict.id, "related": [{"subject": conflict.highest.id}], "differs": conflict.differs}
}

undecided contains {"msg": message, "details": details} if {
	some unclear in input.privacy.unclear
	message := sprintf("%s is %s in %s and %s in %s: nobody says which level %s is", [
		unclear.path,
		unclear.word,
		unclear.schema,
		unclear.other.said,
		unclear.other.schema,
		unclear.word,
	])
	details := {
		"subject": unclear.id,
		"hint": sprintf("Say which level it is: words: {%s: confidential} in the classification.yaml of the events of the run.", [unclear.word]),
	}
}

_own(conflict) := sprintf("is %s", [conflict.level]) if conflict.differs == "level"

_own(conflict) := sprintf("is %s", [concat(", ", sort(conflict.categories))]) if conflict.differs == "kind"

_own(conflict) := "carries no classification" if conflict.differs == "nothing"

_other(conflict) := concat(", ", sort(conflict.highest.categories)) if conflict.differs == "kind"

else := sprintf("is %s", [conflict.highest.level]) if conflict.differs == "nothing"

else := conflict.highest.level

_more(0) := ""

_more(1) := ", as is 1 more field of that declaration"

_more(count) := sprintf(", as are %d more fields of that declaration", [count]) if count > 1
