# METADATA
# title: Paths that are put together count as imports
# description: |
#   A layer or a context that must not import another does not load it by a path that is put together either: `import('../infrastructure/' +
#   name)`. What the path surely begins with tells where it leads. A path of which nothing is known, or which may lead to what is allowed as
#   well, leaves the rule undecided for its place. import() and require() of a path that stands there as a text are imports as any other:
#   the rule that they break tells them. What tests put in the place of a module (jest.mock) is no import.
# custom:
#   id: modules/dynamic-import-evasion
#   domain: modules
#   severity: medium
#   scope: set
#   applies_to: [file]
#   requires: [modules]
#   not_applicable: no file is in a layer or a context
#   rationale: >-
#     Who looks at the import statements alone does not see what is loaded in the middle of a function, and the layer holds on paper only.
#   remediation: >-
#     Let a place that may import it load it, and hand it in.
#   since: 0.1.0
#   known_misses:
#     - "What eval and Function load, import.meta.glob, and new URL(…, import.meta.url)."
#   decisions:
#     - docs/adr/0024-imports-are-read-no-further-than-needed.md
package archfit.modules.dynamic_import_evasion

import data.archfit.modules.context_per_service
import data.archfit.modules.domain_no_infrastructure
import data.archfit.modules.layer_order
import data.archfit.modules.no_cross_context_internals
import data.archfit.modules.service_layer
import data.lib.archfit.modules

examined contains subject if some subject in modules.files(_judged)

violation contains {"msg": message, "details": details} if {
	some id, base in input.modules
	some computed in base.computed
	leads := [lead | some lead in computed.leads]
	count(leads) > 0
	every lead in leads {
		_broken[[id, computed.from, lead.to]]
	}
	message := sprintf("%s (%s) loads by %s what %s (%s) is part of: by a path that is put together it is imported all the same", [
		computed.file, base.places[computed.from].label,
		computed.form,
		leads[0].file, base.places[leads[0].to].label,
	])
	details := {
		"subject": computed.id,
		"from": {"file": computed.file, "place": base.places[computed.from].label},
		"to": {"file": leads[0].file, "place": base.places[leads[0].to].label},
		"hint": sprintf("Let a place that may import %s load it, and hand it in.", [leads[0].file]),
	}
}

undecided contains {"msg": message, "details": details} if {
	some id, base in input.modules
	some computed in base.computed
	_judged[[id, computed.from]]
	_is_open(id, computed)
	message := sprintf("%s (%s) loads a path by %s that is put together, and nobody can tell where it leads", [
		computed.file, base.places[computed.from].label,
		computed.form,
	])
	details := {
		"subject": computed.id,
		"hint": "Name what is loaded by a text, in a table of import() where there are several, or let a place load it that may import all of them.",
	}
}

_is_open(_, computed) if not computed.leads

_is_open(id, computed) if {
	some lead in computed.leads
	_broken[[id, computed.from, lead.to]]
	some other in computed.leads
	not _broken[[id, computed.from, other.to]]
}

_judged := modules.in_layer | modules.in_context

_broken := union({
	modules.claims("modules/domain-no-infrastructure", domain_no_infrastructure._told),
	modules.claims("modules/no-cross-context-internals", no_cross_context_internals._told),
	modules.claims("modules/layer-order", layer_order._told),
	modules.claims("modules/context-per-service", context_per_service._told),
	modules.claims("modules/service-layer", service_layer._told),
})
