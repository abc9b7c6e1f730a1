import { expect, test } from '@jest/globals';
import { loadPolicies } from '../../../src/policy/user/index.js';

test('a source without a rule is a problem', async () => {
  const { packs, problems } = await loadPolicies(['none'], { cwd: __dirname, builtInIds: [] });
  expect(packs).toEqual([]);
  expect(problems).toMatchObject([{ code: 'policies-invalid' }]);
});
