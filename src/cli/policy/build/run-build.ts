import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  buildOwnPolicies,
  contractModules,
  isContractPolicy,
  writeBundle,
} from '../../../policy/authoring/index.js';
import { OpaFailure } from '../../../policy/opa/index.js';
import { ArchfitError, plural } from '../../../report/index.js';
import { toPrintable } from '../../../source/printable.js';
import { exitCodes } from '../../exit-codes.js';
import { formatTable } from '../../format-table.js';
import { type Terminal, write } from '../../terminal.js';
import { unwritable } from '../../unwritable.js';
import { printOpaFailure } from '../print-opa-failure.js';
import { withPolicies } from '../with-policies.js';
import type { BuildOptions } from './build.js';

/** Builds a pack and tells what it holds. Nothing is written where something is wrong. */
export async function runBuild(
  paths: readonly string[],
  { output, name, ...options }: BuildOptions,
  outside: Terminal,
): Promise<number> {
  if (!/\.(?:tar\.gz|tgz|wasm)$/.test(output)) {
    throw new ArchfitError(
      'usage',
      `${output} is neither an OPA bundle nor a module`,
      'Name a file that ends in .tar.gz or .wasm.',
    );
  }
  return withPolicies(paths, options, outside, async ({ opa, files, terminal }) => {
    if (files.problems.length > 0) return exitCodes.undecided;
    if (!Object.entries(files.modules).some(([path, text]) => isContractPolicy(path, text))) {
      throw new ArchfitError(
        'policy-contract',
        'there is no policy of the own contract: no package starts with archfit.',
        'Packs hold policies of the own contract; Rego of conftest, Gatekeeper or OPA is named in policies as it is.',
      );
    }
    try {
      const built = await buildOwnPolicies(opa, files.modules, name);
      const { wasm, manifest } = built;
      const bytes = output.endsWith('.wasm')
        ? wasm
        : writeBundle(built, contractModules(files.modules));
      await save(resolve(terminal.cwd, output), output, bytes);
      const rows = manifest.rules.map(({ id, severity, scope, title }) => [
        `  ${id}`,
        severity,
        scope,
        title,
      ]);
      const lines = [
        `wrote ${output}: ${plural(bytes.byteLength, 'byte')}, ${plural(manifest.rules.length, 'rule')}, OPA ${manifest.opa}`,
        `revision ${manifest.revision}`,
        ...formatTable(rows),
        manifest.builtins.length === 0
          ? 'runs wherever WebAssembly of OPA runs'
          : `asks its host for ${manifest.builtins.join(', ')}`,
      ];
      await write(terminal.stdout, `${lines.map(toPrintable).join('\n')}\n`);
      return exitCodes.open;
    } catch (error) {
      if (!(error instanceof OpaFailure)) throw error;
      await printOpaFailure(error, terminal);
      return exitCodes.undecided;
    }
  });
}

async function save(file: string, named: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw unwritable(named, error, 'Make the folder, or name another file.');
  }
}
