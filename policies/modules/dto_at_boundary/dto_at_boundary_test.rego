package archfit.modules.dto_at_boundary_test

import data.archfit.modules.dto_at_boundary as rule

test_an_entity_by_its_decorator_is_found if {
	rule.violation == {{
		"msg": "OrdersController.find answers with Order of src/order.ts, which is stored (@Entity): what is added there, every client sees",
		"details": {
			"subject": "response:0",
			"handler": "OrdersController.find",
			"type": "Order",
			"from": "src/order.ts",
			"hint": "Return a type of its own from OrdersController.find, with the fields of Order that clients shall see.",
		},
	}} with input as _given({"decorators": ["Index", "Entity"]})
}

test_by_its_stereotype if {
	_messages == {"OrdersController.find answers with Order of src/order.ts, an entity: what is added there, every client sees"} with input as _given({"stereotypes": ["entity"]})
}

test_by_its_package if {
	_messages == {"OrdersController.find answers with Order of @prisma/client, a model of it: what is added there, every client sees"} with input as _given({"target": "@prisma/client"})
}

test_others_are_dtos if {
	rule.violation == set() with input as _given({"stereotypes": ["dto"]})
	rule.violation == set() with input as _given({"target": "rxjs"})
	rule.violation == set() with input as {}
}

test_controllers_count if {
	rule.examined == {"answering"} with input as _given({})
	rule.examined == set() with input as {}
}

test_decorators_and_stereotypes_can_be_named if {
	settings := {"modules/dto-at-boundary": {"entities": ["row"], "decorators": ["Row"], "packages": []}}
	rule.violation == set() with input as _given({"stereotypes": ["entity"], "decorators": ["Entity"]}) with data.lib.archfit.settings as settings
	count(rule.violation) == 1 with input as _given({"decorators": ["Row"]}) with data.lib.archfit.settings as settings
}

_messages := {found.msg | some found in rule.violation}

_given(response) := {"modules": {"src": {
	"answering": "answering",
	"responses": [object.union(
		{
			"id": "response:0", "file": "src/orders.controller.ts", "handler": "OrdersController.find",
			"name": "Order", "target": "src/order.ts", "stereotypes": [], "decorators": [], "isAnnotated": true,
		},
		response,
	)],
}}}
