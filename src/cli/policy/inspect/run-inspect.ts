import {
  type DescribedModule,
  describePolicies,
  type PolicyFiles,
  readPolicyFiles,
} from '../../../policy/authoring/index.js';
import { OpaFailure } from '../../../policy/opa/index.js';
import { isBundlePath, readBundleModules } from '../../../policy/user/index.js';
import { toPrintable } from '../../../source/printable.js';
import { exitCodes } from '../../exit-codes.js';
import { formatTable } from '../../format-table.js';
import { type Terminal, write } from '../../terminal.js';
import { printOpaFailure } from '../print-opa-failure.js';
import { type PolicyWork, withPolicies } from '../with-policies.js';
import type { InspectOptions } from './inspect.js';

/** Tells what policies hold: packages, rules, dialects, and where what they call runs. */
export async function runInspect(
  paths: readonly string[],
  options: InspectOptions,
  outside: Terminal,
): Promise<number> {
  const work = async ({ opa, files, terminal }: PolicyWork) => {
    const { modules, regoVersions = {} } = files;
    try {
      const described = describePolicies(
        await opa.inspect(modules, { regoVersion: 'auto', regoVersions }),
      );
      const { opa: version } = await opa.version();
      const text =
        options.format === 'json'
          ? `${JSON.stringify({ opa: version, modules: described }, null, 2)}\n`
          : tableOf(described);
      await write(terminal.stdout, text);
      return files.problems.length > 0 ? exitCodes.undecided : exitCodes.open;
    } catch (error) {
      if (!(error instanceof OpaFailure)) throw error;
      await printOpaFailure(error, terminal);
      return exitCodes.undecided;
    }
  };
  return withPolicies(paths, options, outside, work, readAll);
}

/** Files of Rego, and those in bundles. */
async function readAll(paths: readonly string[], cwd: string): Promise<PolicyFiles> {
  const archives = paths.filter(isBundlePath);
  if (archives.length === 0) return readPolicyFiles(paths, cwd);
  const bundles = await readBundleModules(archives, cwd);
  const others = paths.filter((path) => !isBundlePath(path));
  if (others.length === 0) return { ...bundles, data: {} };
  const files = await readPolicyFiles(others, cwd);
  return {
    modules: { ...files.modules, ...bundles.modules },
    regoVersions: bundles.regoVersions,
    data: files.data,
    problems: [...files.problems, ...bundles.problems],
  };
}

const places = {
  everywhere: 'runs anywhere',
  host: 'needs our host',
  refused: 'refused',
} as const;

function tableOf(modules: readonly DescribedModule[]): string {
  const rows = modules.map(
    ({ file, dialect, regoVersion, package: path, rules, support, builtins, title }) => {
      const names = builtins[support === 'everywhere' ? 'host' : support];
      const called = names.length > 0 ? `${places[support]}: ${names.join(', ')}` : places[support];
      const version = regoVersion === 0 ? `${dialect}, v0` : dialect;
      const named = dialect === 'test' ? `${rules.length}` : rules.join(', ');
      return [file, version, path, named || '-', called, title ?? ''].map(toPrintable);
    },
  );
  const header = ['file', 'dialect', 'package', 'rules', 'builtins', 'title'];
  return `${formatTable(rows.length > 0 ? [header, ...rows] : []).join('\n')}\n`;
}
