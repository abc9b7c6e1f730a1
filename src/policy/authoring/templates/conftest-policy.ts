import type { PolicyNames, ScaffoldedFile } from '../scaffold.js';

/** A policy that plain conftest runs, too. */
export function conftestFiles(names: PolicyNames): readonly ScaffoldedFile[] {
  const { folder, title, topicName, ruleName } = names;
  const path = (suffix: string) => `${folder}/${topicName}/${ruleName}${suffix}.rego`;
  const policy = `package main

# METADATA
# title: ${title}
# description: Every Deployment carries the label team.
deny_${ruleName} contains {"msg": message} if {
	input.kind == "Deployment"
	not input.metadata.labels.team
	message := sprintf("Deployment %s has no label team", [object.get(input, ["metadata", "name"], "without a name")])
}
`;
  const test = `package main_test

import data.main

test_${ruleName}_a_label_will_do if {
	main.deny_${ruleName} == set() with input as _deployment({"name": "web", "labels": {"team": "orders"}})
}

test_${ruleName}_without_the_label if {
	every metadata in [{"name": "web"}, {"name": "web", "labels": {}}] {
		found := main.deny_${ruleName} with input as _deployment(metadata)
		found == {{"msg": "Deployment web has no label team"}}
	}
}

test_${ruleName}_other_kinds_are_not_judged if {
	main.deny_${ruleName} == set() with input as {"kind": "ConfigMap"}
}

_deployment(metadata) := {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata}
`;
  return [
    { path: path(''), text: policy },
    { path: path('_test'), text: test },
  ];
}
