package main

deny contains {"msg": msg, "name": input.metadata.name} if {
	input.kind == "Deployment"
	object.get(input, ["spec", "replicas"], 1) < 2
	msg := sprintf("%s runs once", [input.metadata.name])
}
