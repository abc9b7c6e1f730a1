import { resolve } from 'node:path';
import type { ResolvedConfig } from '../../config/index.js';
import { toolVersion } from '../../evaluate/index.js';
import {
  exportBundle,
  exportConftest,
  type ExportedFile,
  type ExportedPack,
  exportGatekeeper,
} from '../../policy/export/index.js';
import { ArchfitError, plural } from '../../report/index.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal } from '../input-options.js';
import { loadConfigFor } from '../rules/configured-rules.js';
import { type Terminal, write } from '../terminal.js';
import { chooseRules, type ChosenRules, enforceBy, type ExportHost } from './choose-rules.js';
import { conftestReadme } from './conftest-readme.js';
import { describeLeft } from './describe-left.js';
import { builtInRules, ownRules } from './exportable-rules.js';
import type { BundleExportOptions, ExportOptions, GatekeeperExportOptions } from './export.js';
import { markFile } from './file-mark.js';
import { replaceBundle } from './replace-bundle.js';
import { writeFolder } from './write-folder.js';

/** Writes ConstraintTemplates and Constraints. */
export async function runGatekeeperExport(
  policies: readonly string[],
  options: GatekeeperExportOptions,
  outside: Terminal,
): Promise<number> {
  const { enforcement, excludeNamespace } = options;
  const { chosen, pack, terminal } = await prepare('Gatekeeper', policies, options, outside);
  const rules = chosen.exported.map((exported) => ({
    ...exported,
    ...(enforcement && { enforcement }),
  }));
  const files = exportGatekeeper(pack, rules, {
    ...(excludeNamespace && { excludedNamespaces: excludeNamespace }),
  });
  const exported = { ...chosen, exported: rules };
  if (options.out !== '-') return writeFiles('gatekeeper', files, options, exported, terminal);
  await write(terminal.stdout, files.map(({ text }) => `---\n${text}`).join(''));
  await write(terminal.stderr, describe('the standard output', exported));
  return exitCodes.open;
}

/** Writes a folder of policies. */
export async function runConftestExport(
  policies: readonly string[],
  options: ExportOptions,
  outside: Terminal,
): Promise<number> {
  const { chosen, pack, terminal } = await prepare('conftest', policies, options, outside);
  const files = [...exportConftest(pack, chosen.exported), conftestReadme(chosen.exported)];
  return writeFiles('conftest', files, options, chosen, terminal);
}

/** Writes a bundle. */
export async function runBundleExport(
  policies: readonly string[],
  options: BundleExportOptions,
  outside: Terminal,
): Promise<number> {
  const { chosen, pack, terminal } = await prepare('OPA', policies, options, outside);
  const version = toolVersion();
  let bundle: Buffer;
  if (options.wasm) {
    const { Opa } = await import('../../policy/opa/index.js');
    const opa = new Opa();
    try {
      bundle = await exportBundle(pack, chosen.exported, { version, opa });
    } finally {
      await opa.close();
    }
  } else bundle = await exportBundle(pack, chosen.exported, { version });
  await replaceBundle(resolve(terminal.cwd, options.out), bundle);
  await write(terminal.stderr, describe(options.out, chosen));
  return exitCodes.open;
}

const ownLeft =
  'note: the policies of the configuration are not exported with the built-in ones; name them as arguments\n';

interface Prepared {
  readonly chosen: ChosenRules;
  readonly pack: ExportedPack;
  readonly terminal: Terminal;
}

async function prepare(
  host: ExportHost,
  policies: readonly string[],
  options: ExportOptions,
  outside: Terminal,
): Promise<Prepared> {
  if (options.policy !== undefined || options.builtIn === false) {
    // One export is of one pack.
    throw new ArchfitError(
      'usage',
      'an export takes the policies that it writes as arguments',
      'archfit export gatekeeper policies/ writes your own, without arguments the built-in ones.',
    );
  }
  const terminal = moveTerminal(outside, options);
  const config = await loadConfigFor(options, terminal);
  if (policies.length === 0 && (config?.policies?.length ?? 0) > 0) {
    await write(terminal.stderr, ownLeft);
  }
  const rules = policies.length === 0 ? builtInRules() : await ownRules(policies, terminal.cwd);
  const chosen = chooseRules({
    ...options,
    ...rules,
    config,
    host,
    enforcementOf: enforceBy(options.failOn ?? config?.failOn ?? 'high'),
  });
  if (chosen.exported.length === 0) {
    throw new ArchfitError(
      'export-refused',
      `no rule is left that could be exported for ${host}`,
      'archfit rules lists which rules are on, and which judge objects one by one.',
    );
  }
  await write(terminal.stderr, describeOverrides(config, options));
  return { chosen, pack: rules.packOf(chosen.exported.map(({ rule }) => rule)), terminal };
}

async function writeFiles(
  command: string,
  files: readonly ExportedFile[],
  { out }: ExportOptions,
  chosen: ChosenRules,
  terminal: Terminal,
): Promise<number> {
  const marked = files.map((file) => markFile(file, command));
  const removed = await writeFolder(resolve(terminal.cwd, out), marked, command);
  const note =
    removed === 0 ? '' : `removed ${plural(removed, 'file')} of an earlier export from ${out}\n`;
  await write(terminal.stderr, `${note}${describe(out, chosen)}`);
  return exitCodes.open;
}

function describe(out: string, { exported, left }: ChosenRules): string {
  const denied = exported.filter(({ enforcement }) => enforcement === 'deny').length;
  const told = exported.filter(({ enforcement }) => enforcement === 'warn').length;
  const recorded = exported.length - denied - told;
  const counts = [
    ...(denied > 0 ? [`${denied} refuse`] : []),
    ...(told > 0 ? [`${told} warn`] : []),
    ...(recorded > 0 ? [`${recorded} only record`] : []),
  ];
  return `${describeLeft(left, exported)}exported ${plural(exported.length, 'rule')} to ${out}: ${counts.join(', ')}\n`;
}

/** Files are nothing that another host knows of, and one export serves one environment. */
function describeOverrides(
  config: ResolvedConfig | undefined,
  { environment }: ExportOptions,
): string {
  const left = (config?.overrides ?? []).filter(
    ({ paths, environments }) =>
      paths !== undefined ||
      (environments !== undefined &&
        (environment === undefined || ![environments].flat().includes(environment))),
  ).length;
  return left === 0
    ? ''
    : `note: ${plural(left, 'override')} for paths or other environments ${left === 1 ? 'is' : 'are'} not exported; --environment names one\n`;
}
