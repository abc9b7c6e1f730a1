import type { PolicyNames, ScaffoldDomain, ScaffoldedFile } from '../scaffold.js';
import { exampleFile, policyPath } from './example-files.js';

/** What rules of a domain read, and how they call one of it. */
interface Collection {
  readonly name: string;
  readonly one: string;
  /** What a run must be given, beside manifests. */
  readonly requires?: string;
}

const collections: Readonly<Record<ScaffoldDomain, Collection>> = {
  kubernetes: { name: 'workloads', one: 'workload' },
  operations: { name: 'alerts', one: 'alert', requires: 'operations' },
  openapi: { name: 'contracts', one: 'contract', requires: 'contracts' },
  events: { name: 'events', one: 'event', requires: 'events' },
  modules: { name: 'modules', one: 'source', requires: 'modules' },
  documents: { name: 'documents', one: 'document', requires: 'documents' },
};

/** A policy of scope set, over the facts of its domain. */
export function setFiles(names: PolicyNames): readonly ScaffoldedFile[] {
  const { id, title, topic, topicName, ruleName, domain } = names;
  const { name, one, requires } = collections[domain];
  const policy = `# METADATA
# title: ${title}
# description: Every ${one} is named by the pattern.
# custom:
#   id: ${id}
#   severity: medium
${domain === topic ? '' : `#   domain: ${domain}\n`}#   scope: set
#   applies_to: [${one}]
#   not_applicable: no ${one} is in the input
#   rationale: Say what happens where nobody keeps to the rule.
#   remediation: Rename it, or correct the pattern.
${requires === undefined ? '' : `#   requires: [${requires}]\n`}#   parameters:
#     pattern: {type: string, default: "^[a-zA-Z0-9]", description: A regular expression (RE2) that every id matches.}
package archfit.${topicName}.${ruleName}

import data.lib.archfit.parameters

examined contains id if some id, _ in input.${name}

violation contains {"msg": message, "details": details} if {
	some id in examined
	not regex.match(_parameters.pattern, id)
	message := sprintf("%s does not match %s", [id, _parameters.pattern])
	details := {"subject": id, "path": [], "pattern": _parameters.pattern}
}

_parameters := parameters.of(rego.metadata.chain())
`;
  const test = `package archfit.${topicName}.${ruleName}_test

import data.archfit.${topicName}.${ruleName}

test_an_id_that_matches_passes if {
	${ruleName}.examined == {"shop"} with input as {"${name}": {"shop": {}}}
	${ruleName}.violation == set() with input as {"${name}": {"shop": {}}}
}

test_an_id_that_does_not_is_found if {
	${ruleName}.violation == {{
		"msg": "-shop does not match ^[a-zA-Z0-9]",
		"details": {"subject": "-shop", "path": [], "pattern": "^[a-zA-Z0-9]"},
	}} with input as {"${name}": {"-shop": {}}}
}

test_nothing_is_examined_where_nothing_is if {
	${ruleName}.examined == set() with input as {}
	${ruleName}.violation == set() with input as {}
}
`;
  return [
    { path: policyPath(names), text: policy },
    { path: policyPath(names, '_test'), text: test },
    exampleFile(names, 'pass-named.yaml', `${name}:\n  shop: {}\n`),
    exampleFile(names, 'fail-named.yaml', `${name}:\n  -shop: {}\n`),
  ];
}
