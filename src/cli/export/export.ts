import { Command, Option } from 'commander';
import { type Enforcement, enforcements } from '../../policy/export/index.js';
import { type FailOn, type RuleId, severities } from '../../report/index.js';
import type { DefineCommand } from '../command.js';
import { addConfigOptions, addValue, type ConfigOptions, splitList } from '../input-options.js';

/** What every export takes. */
export interface ExportOptions extends ConfigOptions {
  readonly out: string;
  readonly only?: readonly RuleId[];
  readonly except?: readonly RuleId[];
  /** Its overrides are taken over. */
  readonly environment?: string;
  readonly failOn?: FailOn;
}

export interface GatekeeperExportOptions extends ExportOptions {
  readonly enforcement?: Enforcement;
  readonly excludeNamespace?: readonly string[];
}

export interface BundleExportOptions extends ExportOptions {
  readonly wasm: boolean;
}

/** `archfit export gatekeeper|conftest|bundle`. */
export const exportPolicies: DefineCommand = (terminal, onExit) => {
  const command = new Command('export').description('write the rules for other hosts of Rego');
  addExportOptions(
    command
      .command('gatekeeper')
      .description('write a ConstraintTemplate and a Constraint for each rule that judges objects')
      .option('-o, --out <folder>', 'where to; - for one stream of YAML', 'gatekeeper'),
  )
    .addOption(
      new Option(
        '--enforcement <action>',
        'what Gatekeeper does about every finding (default: deny where the severity closes the gate, else warn)',
      ).choices(enforcements),
    )
    .option(
      '--exclude-namespace <name>',
      'a namespace that is left alone; kube-* for all of a prefix (repeat it)',
      addValue,
    )
    .action(async (policies: readonly string[], options: GatekeeperExportOptions) => {
      const { runGatekeeperExport } = await import('./run-export.js');
      onExit(await runGatekeeperExport(policies, options, terminal));
    });
  addExportOptions(
    command
      .command('conftest')
      .description('write a folder of policies that conftest runs')
      .option('-o, --out <folder>', 'where to', 'conftest'),
  ).action(async (policies: readonly string[], options: ExportOptions) => {
    const { runConftestExport } = await import('./run-export.js');
    onExit(await runConftestExport(policies, options, terminal));
  });
  addExportOptions(
    command
      .command('bundle')
      .description('write a bundle that OPA serves')
      .option('-o, --out <file>', 'where to', 'bundle.tar.gz'),
  )
    .option('--wasm', 'compile the policies into it too, for hosts that run WebAssembly', false)
    .action(async (policies: readonly string[], options: BundleExportOptions) => {
      const { runBundleExport } = await import('./run-export.js');
      onExit(await runBundleExport(policies, options, terminal));
    });
  return command;
};

function addExportOptions(command: Command): Command {
  return addConfigOptions(command)
    .argument(
      '[policy...]',
      'policies of your own in the contract of archfit: folders, files or bundles (default: the built-in rules)',
    )
    .option(
      '--only <rules>',
      'export these rules alone (repeat it, or separate by commas)',
      splitList,
    )
    .option('--except <rules>', 'leave these rules out', splitList)
    .option('--environment <name>', 'set the rules as the configuration does for this environment')
    .addOption(
      new Option(
        '--fail-on <severity>',
        'lowest severity that is refused, where lower ones are told (default: as the configuration says, else high)',
      ).choices([...severities, 'never']),
    )
    .addHelpText('after', '\nExit codes: 0 it is written, 2 it is not.');
}
