import { expect, test } from 'vitest';
import { evaluate, kubernetes } from 'archfit';

const clean = () => evaluate([kubernetes({ manifests: 'rendered/prod/*.yaml' })]);
const faulty = () => evaluate([kubernetes({ manifests: 'rendered-faulty/prod' })]);

test('the clean manifests comply', async () => {
  expect(await clean()).toComply();
  await expect(clean()).resolves.toComply();
});

test('the faulty manifests violate', async () => {
  const report = await faulty();
  expect(report).not.toComply();
  expect(report).toViolate('kubernetes/critical-min-replicas', { subject: { name: 'payments' } });
  expect(report).toViolate('kubernetes/owner-label', {
    message: expect.stringContaining('names no owner'),
  });
  expect(report).not.toViolate('kubernetes/owner-label', { subject: { name: 'nobody' } });
});

test('the matchers work inside other expectations', async () => {
  expect({ report: await clean() }).toEqual({ report: expect.toComply() });
  expect({ report: await faulty() }).toEqual({ report: expect.not.toComply() });
});

test('a promise that was not awaited neither complies nor violates', async () => {
  const report = clean();
  expect(() => expect(report).not.toComply()).toThrow('received a promise');
  expect(() => expect(report).not.toViolate('kubernetes/owner-label')).toThrow('promise');
  await report;
});
