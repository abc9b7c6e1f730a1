// What Vitest has and Jest has not.
export async function softly(report: FitnessReport): Promise<void> {
  expect.soft(report).toComply();
  expect.soft(report).not.toViolate('kubernetes/owner-label');
  const polled: Promise<void> = expect.poll(() => report).toComply();
  await expect.poll(() => report).not.toViolate('kubernetes/owner-label', { state: 'new' });
  await expect.poll(() => report).toReachLevel('silver');
  expect.soft(report).toHaveFinding({ state: 'new' });
  await expect.poll(() => report).toHaveExamined(1);
  // @ts-expect-error severities are known
  expect.soft(report).toComply({ failOn: 'terrible' });
  // @ts-expect-error and polled
  await expect.poll(() => report).toComply({ failOn: 'terrible' });
  // @ts-expect-error a rule is misspelt
  expect.soft(report).toViolate('kubernetes/owner-lable');
  // @ts-expect-error and polled
  await expect.poll(() => report).not.toViolate('kubernetes/owner-lable');
  // @ts-expect-error a matcher is misspelt
  expect.soft(report).toCompily();
  // @ts-expect-error and polled
  await expect.poll(() => report).toCompily();
  return polled;
}
