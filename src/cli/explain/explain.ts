import { Command, Option } from 'commander';
import type { DefineCommand } from '../command.js';
import { addInputOptions, type InputOptions } from '../input-options.js';

export interface ExplainOptions extends InputOptions {
  readonly baseline?: string | false;
  readonly format: 'text' | 'json' | 'markdown';
}

/** `archfit explain RULE` and `archfit explain FINGERPRINT [PATH…]`. */
export const explain: DefineCommand = (terminal, onExit) =>
  addInputOptions(
    new Command('explain')
      .description('explain a rule, or a finding')
      .argument('<rule|fingerprint>', 'id of a rule, or (the beginning of) a fingerprint: v1:…')
      .argument('[path...]', 'where to look for the finding (default: the configured sources)'),
  )
    .option('--baseline <file>', 'the accepted findings (default: as the configuration says)')
    .option('--no-baseline', 'accept no finding as known')
    .addOption(
      new Option('-f, --format <name>', 'how to print')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .action(async (name: string, paths: readonly string[], options: ExplainOptions) => {
      const { runExplain } = await import('./run-explain.js');
      onExit(await runExplain(name, paths, options, terminal));
    });
