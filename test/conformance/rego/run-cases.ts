import { Opa } from '../../../src/policy/opa/index.js';
import { judgeCase, type Judgement } from './judge-case.js';
import { type RegoCase, readRegoCases } from './rego-case.js';

export interface JudgedCase {
  readonly case: RegoCase;
  readonly judgement: Judgement;
}

/** One on each core of a small machine: a worker takes some 400 MB. */
const workers = 2;

/**
 * Judges OPA's cases.
 *
 * @param filter - what family or id have to hold
 */
export async function runCases(filter: string): Promise<readonly JudgedCase[]> {
  const cases = readRegoCases().filter(({ family, id }) => `${family} ${id}`.includes(filter));
  const judged = new Map<RegoCase, Judgement>();
  const waiting = cases.values();
  const work = async (): Promise<void> => {
    const opa = new Opa();
    try {
      for (const each of waiting) judged.set(each, await judgeCase(opa, each));
    } finally {
      await opa.close();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return cases.flatMap((each) => {
    const judgement = judged.get(each);
    return judgement === undefined ? [] : [{ case: each, judgement }];
  });
}
