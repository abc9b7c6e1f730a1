// The one file that loads openapi-diff, in a thread of its own: it takes time and memory without limits.
import { parentPort } from 'node:worker_threads';
import type { ForeignDifference } from '../../../facts/openapi/second-opinion/index.js';
import type { AskedPair, WorkerAnswer } from './ask-openapi-diff.js';

async function answer({ old, new: newer }: AskedPair): Promise<WorkerAnswer> {
  try {
    const { default: openApiDiff } = await import('openapi-diff');
    const outcome = await openApiDiff.diffSpecs({
      sourceSpec: { ...old, location: 'old.json' },
      destinationSpec: { ...newer, location: 'new.json' },
    });
    const breaking = outcome.breakingDifferencesFound ? outcome.breakingDifferences : [];
    const toDifference =
      (isBreaking: boolean) =>
      ({ code }: { readonly code: string }): ForeignDifference => ({ code, isBreaking });
    return {
      differences: [
        ...breaking.map(toDifference(true)),
        ...outcome.nonBreakingDifferences.map(toDifference(false)),
      ],
    };
  } catch {
    // Its messages hold paths of this machine and parts of the description.
    return { refused: 'it refuses the description' };
  }
}

parentPort?.on('message', (pair: AskedPair) => {
  void answer(pair).then((said) => {
    parentPort?.postMessage(said);
  });
});
