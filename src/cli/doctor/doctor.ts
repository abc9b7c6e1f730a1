import { Command } from 'commander';
import type { DefineCommand } from '../command.js';
import { addInputOptions, type InputOptions } from '../input-options.js';

export interface DoctorOptions extends InputOptions {
  readonly baseline?: string | false;
}

/** `archfit doctor [PATH…]`: says what was found, and what a check would do with it. */
export const doctor: DefineCommand = (terminal, onExit) =>
  addInputOptions(
    new Command('doctor')
      .description('say what is configured, what it matches, and which rules apply')
      .argument('[path...]', 'what to judge (default: the sources of the configuration)'),
  )
    .option('--baseline <file>', 'the accepted findings (default: as the configuration says)')
    .option('--no-baseline', 'accept no finding as known')
    .addHelpText(
      'after',
      '\nExit codes: 0 a check would have a verdict, 2 something stands in its way.',
    )
    .action(async (paths: readonly string[], options: DoctorOptions) => {
      const { runDoctor } = await import('./run-doctor.js');
      onExit(await runDoctor(paths, options, terminal));
    });
