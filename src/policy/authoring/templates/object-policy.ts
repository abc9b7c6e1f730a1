import type { PolicyNames, ScaffoldedFile } from '../scaffold.js';
import { exampleFile, policyPath } from './example-files.js';

/** A policy of scope object, about objects of Kubernetes or about documents. */
export function objectFiles(names: PolicyNames): readonly ScaffoldedFile[] {
  return names.domain === 'documents' ? documentFiles(names) : kubernetesFiles(names);
}

function kubernetesFiles(names: PolicyNames): readonly ScaffoldedFile[] {
  const { id, title, topic, topicName, ruleName, domain } = names;
  const policy = `# METADATA
# title: ${title}
# description: Every workload carries the label.
# custom:
#   id: ${id}
#   severity: medium
${domain === topic ? '' : `#   domain: ${domain}\n`}#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload is in the input
#   rationale: Say what happens where nobody keeps to the rule.
#   remediation: Set the label under metadata.labels of the workload.
#   parameters:
#     label: {type: string, default: team, description: The label that every workload carries.}
package archfit.${topicName}.${ruleName}

import data.lib.archfit.kubernetes
import data.lib.archfit.parameters

applies if kubernetes.is_workload

violation contains {"msg": message, "details": details} if {
	applies
	not _is_labelled
	message := sprintf("%s has no label %s", [kubernetes.display, _parameters.label])
	details := {"path": ["metadata", "labels"], "label": _parameters.label}
}

_is_labelled if trim_space(kubernetes.labels[_parameters.label]) != ""

_parameters := parameters.of(rego.metadata.chain())
`;
  const test = `package archfit.${topicName}.${ruleName}_test

import data.archfit.${topicName}.${ruleName}

test_a_label_will_do if {
	object := _deployment({"name": "web", "labels": {"team": "orders"}})
	${ruleName}.applies with input as object
	${ruleName}.violation == set() with input as object
}

# Every optional field absent once: what is undefined in a policy makes it silent.
test_a_label_that_says_nothing_is_none[name] if {
	some name, metadata in {
		"metadata without labels": {"name": "web"},
		"labels null": {"name": "web", "labels": null},
		"other labels": {"name": "web", "labels": {"app": "web"}},
		"blank": {"name": "web", "labels": {"team": " "}},
	}
	${ruleName}.violation == _unlabelled("team") with input as _deployment(metadata)
}

test_the_label_is_a_parameter if {
	${ruleName}.violation == _unlabelled("squad") with input as _deployment({"name": "web"})
		with data.lib.archfit.settings as {"${id}": {"label": "squad"}}
}

test_other_kinds_are_not_judged if {
	object := {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "web"}}
	not ${ruleName}.applies with input as object
	${ruleName}.violation == set() with input as object
}

_deployment(metadata) := {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata, "spec": {}}

_unlabelled(label) := {{
	"msg": sprintf("Deployment web has no label %s", [label]),
	"details": {"path": ["metadata", "labels"], "label": label},
}}
`;
  return [
    { path: policyPath(names), text: policy },
    { path: policyPath(names, '_test'), text: test },
    exampleFile(names, 'pass-labelled.yaml', deployment('  labels:\n    team: orders\n')),
    exampleFile(names, 'fail-unlabelled.yaml', deployment('')),
  ];
}

function deployment(labels: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
${labels}spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example/web:1.4.2
`;
}

function documentFiles(names: PolicyNames): readonly ScaffoldedFile[] {
  const { id, title, topic, topicName, ruleName } = names;
  const policy = `# METADATA
# title: ${title}
# description: Every document has the field.
# custom:
#   id: ${id}
#   severity: medium
${topic === 'documents' ? '' : '#   domain: documents\n'}#   scope: object
#   applies_to: [document]
#   not_applicable: no document is in the input
#   rationale: Say what happens where nobody keeps to the rule.
#   remediation: Add the field at the top of the document.
#   requires: [documents]
#   parameters:
#     field: {type: string, default: owner, description: The field that every document has.}
package archfit.${topicName}.${ruleName}

import data.lib.archfit.parameters

applies if is_object(input)

violation contains {"msg": message, "details": details} if {
	applies
	object.get(input, _parameters.field, null) == null
	message := sprintf("the document has no %s", [_parameters.field])
	details := {"path": [_parameters.field], "field": _parameters.field}
}

_parameters := parameters.of(rego.metadata.chain())
`;
  const test = `package archfit.${topicName}.${ruleName}_test

import data.archfit.${topicName}.${ruleName}

test_the_field_will_do if {
	${ruleName}.applies with input as {"owner": "orders"}
	${ruleName}.violation == set() with input as {"owner": "orders"}
}

test_absent_and_null_are_found[name] if {
	some name, document in {"absent": {}, "null": {"owner": null}}
	${ruleName}.violation == _missing("owner") with input as document
}

test_the_field_is_a_parameter if {
	${ruleName}.violation == _missing("team") with input as {"owner": "orders"}
		with data.lib.archfit.settings as {"${id}": {"field": "team"}}
}

_missing(field) := {{
	"msg": sprintf("the document has no %s", [field]),
	"details": {"path": [field], "field": field},
}}
`;
  return [
    { path: policyPath(names), text: policy },
    { path: policyPath(names, '_test'), text: test },
    exampleFile(names, 'pass-owned.yaml', 'owner: orders\n'),
    exampleFile(names, 'fail-unowned.yaml', 'name: orders\n'),
  ];
}
