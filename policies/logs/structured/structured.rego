# METADATA
# title: Loggers write JSON
# description: |
#   A logger of pino, winston or bunyan writes a JSON object a line, as its options set it up: no transport, stream or format makes lines for
#   people of it. Options are read from files of JSON and YAML, and from code that is named. Conditions on NODE_ENV are taken as they are in
#   production, so that pino-pretty in development is no fault. One transport of several that writes text is enough.
# custom:
#   id: logs/structured
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [logger]
#   requires: [operations]
#   not_applicable: no file sets up a logger of pino, winston or bunyan for production
#   rationale: >-
#     A line of text is searched by patterns that break with the next release. The fields of an object are found by name, and the id of a
#     request among them.
#   remediation: >-
#     Leave the transport out in production (pino, bunyan), or end its formats with format.json() (winston).
#   since: 0.1.0
#   known_misses:
#     - Options that another file of code gives are not followed; such a logger is undecided.
#     - A file that is named after another environment (development, local, test) counts for nothing.
#   related:
#     - logs/correlation-id-required
package archfit.logs.structured

examined contains id if some id, _ in input.loggers

violation contains {"msg": message, "details": {"subject": id}} if {
	some id, logger in input.loggers
	logger.output == "text"
	message := sprintf("the logger %s of %s does not write JSON: %s", [logger.name, logger.library, logger.why])
}

undecided contains {"msg": message, "details": {"subject": id}} if {
	some id, logger in input.loggers
	logger.output == "unknown"
	message := sprintf("whether the logger %s of %s writes JSON is not known: %s", [logger.name, logger.library, logger.why])
}
