import type { PolicyNames, ScaffoldedFile } from '../scaffold.js';

/** Where the examples of a policy stand: beside the folder of the policies, since OPA reads every YAML in it as data. */
export function exampleFile(names: PolicyNames, name: string, text: string): ScaffoldedFile {
  const { folder, topic, rule } = names;
  return { path: `${folder}-examples/${topic}/${rule}/${name}`, text };
}

/** Where the contract wants a policy. */
export function policyPath({ folder, topicName, ruleName }: PolicyNames, suffix = ''): string {
  return `${folder}/${topicName}/${ruleName}/${ruleName}${suffix}.rego`;
}
