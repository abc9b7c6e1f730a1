// Runs benches one after the other and tells what they gave; how one measures is its own business.
import { parseArgs } from 'node:util';
import { machine } from './machine.mjs';
import { renderBench, renderPage, writePage } from './page.mjs';

/** A bench cannot run here: the corpus or the tree that it reads is not there. Nothing is wrong. */
export class Absent extends Error {}

/** @returns the folder of the corpora @throws {@link Absent} */
export function corpora() {
  const folder = process.env.ARCHFIT_CORPORA;
  if (folder) return folder;
  throw new Absent('ARCHFIT_CORPORA does not name the folder of the corpora');
}

/**
 * @param benches - by name: a title, and `run({ rounds, say })`, which gives rows (`work`, `seconds`, `peer` and `peerSeconds`, `ratio`, `goal`), peers, and
 * a table of details
 * @param args - `--only NAME,NAME`, `--rounds COUNT`
 * @returns the exit status: 1 where a bench failed, 2 for misuse
 */
export async function runBenches(benches, args, { page, write, warn }) {
  const options = readOptions(benches, args);
  if (typeof options === 'string') {
    warn(`${options}\n`);
    return 2;
  }
  const results = [];
  for (const name of options.names) {
    warn(`${name}: ${benches[name].title}\n`);
    const result = {
      name,
      title: benches[name].title,
      ...(await runOne(benches[name], options, warn)),
    };
    results.push(result);
    write(`${renderBench(result)}\n`);
  }
  const failed = results.filter(({ failure }) => failure !== undefined);
  for (const { name, failure } of failed) warn(`${name} failed: ${failure}\n`);
  if (options.isWhole) await writePage(page, renderPage(results, machine(), options.rounds));
  else warn('part of the benches: the page is left as it is\n');
  return failed.length > 0 ? 1 : 0;
}

async function runOne({ run }, { rounds }, warn) {
  try {
    return await run({ rounds, say: (line) => warn(`  ${line}\n`) });
  } catch (error) {
    if (error instanceof Absent) return { absent: error.message };
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function readOptions(benches, args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: { only: { type: 'string' }, rounds: { type: 'string', default: '3' } },
    }));
  } catch (error) {
    return error.message;
  }
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    return `--rounds is ${values.rounds}: a count is wanted`;
  const names = values.only?.split(',') ?? Object.keys(benches);
  const unknown = names.find((name) => !Object.hasOwn(benches, name));
  if (unknown !== undefined) {
    return `there is no bench ${unknown}. There are: ${Object.keys(benches).join(', ')}`;
  }
  return { names, rounds, isWhole: values.only === undefined };
}
