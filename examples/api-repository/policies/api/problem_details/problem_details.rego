# METADATA
# title: Errors are problem details
# description: Every operation describes its errors by application/problem+json, as its default response.
# custom:
#   id: api/problem-details
#   severity: high
#   domain: documents
#   scope: object
#   applies_to: [api description]
#   not_applicable: no document describes an API
#   rationale: A client that knows the errors of one API should know those of all.
#   remediation: Let the default response of the operation refer to the shared response Problem.
#   requires: [documents]
package archfit.api.problem_details

applies if is_object(input.paths)

violation contains {"msg": message, "details": details} if {
	some path, item in input.paths
	some method in _methods
	operation := item[method]
	not _describes_errors(operation)
	message := sprintf("%s %s does not say how it fails", [upper(method), path])
	details := {"path": ["paths", path, method], "operation": sprintf("%s %s", [upper(method), path])}
}

_methods := {"get", "put", "post", "delete", "patch"}

_describes_errors(operation) if operation.responses.default["$ref"] == "#/components/responses/Problem"

_describes_errors(operation) if operation.responses.default.content["application/problem+json"]
