import { expect, test } from '@jest/globals';
import { type AggregatedRule, writeAggregate } from '../../../src/policy/build/aggregate.js';

function ruleOf(id: string, scope: 'object' | 'set', hasUndecided = false): AggregatedRule {
  const name = id.replaceAll('-', '_').replace('/', '.');
  return {
    rule: {
      id,
      title: id,
      description: id,
      severity: 'high',
      domain: 'kubernetes',
      scope,
      appliesTo: ['workload'],
      notApplicable: 'none',
      rationale: 'none',
      remediation: 'none',
      parameters: {},
      requires: [],
      relatedResources: [],
      default: 'on',
      baseline: 'allowed',
      waivers: 'allowed',
      aliases: [],
      file: `policies/${id}.rego`,
      docs: `docs/rules/${id}.md`,
    },
    packagePath: `archfit.${name}`,
    hasUndecided,
  };
}

test('an object-scope rule is a key where it is on and applies', () => {
  expect(writeAggregate([ruleOf('kubernetes/owner-label', 'object')])).toContain(
    `objects["kubernetes/owner-label"] := found if {
	not data.lib.archfit.off["kubernetes/owner-label"]
	data.archfit.kubernetes.owner_label.applies
	found := data.archfit.kubernetes.owner_label.violation
}`,
  );
});

test.each([
  [true, 'data.archfit.kubernetes.replicas.undecided'],
  [false, '[]'],
])('a set-scope rule is a key where it is on; undecided defined: %s', (hasUndecided, undecided) => {
  expect(writeAggregate([ruleOf('kubernetes/replicas', 'set', hasUndecided)])).toContain(
    `sets["kubernetes/replicas"] := found if {
	not data.lib.archfit.off["kubernetes/replicas"]
	found := {
		"violation": data.archfit.kubernetes.replicas.violation,
		"examined": data.archfit.kubernetes.replicas.examined,
		"undecided": ${undecided},
	}
}`,
  );
});

test.each([
  ['objects', 'set'],
  ['sets', 'object'],
] as const)('%s is empty where every rule is of scope %s', (entrypoint, scope) => {
  expect(writeAggregate([ruleOf('kubernetes/a', scope)])).toContain(`\n${entrypoint} := {}\n`);
});
