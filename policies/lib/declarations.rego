# METADATA
# description: |
#   What rules over a set make of objects that the set declares several times: which of the declarations counts is not known, so what is
#   found of one of them is not certain. A case names the facts that it rests on.
package lib.archfit.declarations

import data.lib.archfit.criticality

# METADATA
# description: Whether every one of these facts stands once in its set.
are_certain(facts) if {
	every fact in facts {
		fact.declarations == 1
	}
}

# METADATA
# description: What cannot be told of the cases that rest on something that stands several times.
doubts(cases) := {doubt |
	some case in cases
	some fact in case.facts
	message := criticality.doubt(fact)
	doubt := {"msg": message, "details": {"subject": fact.id, "path": [], "hint": criticality.hint}}
}
