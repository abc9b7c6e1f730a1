import { ArchfitError, type Location } from '../report/index.js';
import { createRedactor } from '../source/index.js';
import { toPrintable } from '../source/printable.js';

/** Something in a configuration that cannot stand. */
export interface ConfigFault {
  /** The file at fault, relative to the working directory; with the place in it where it is YAML or JSON. */
  readonly location: Location;
  /** Path of the setting, as people write it: `rules["kubernetes/cpu-limit"].severity`; empty for the file as a whole. */
  readonly setting: string;
  readonly message: string;
  readonly hint: string;
  /** What a configuration written as code threw. */
  readonly cause?: unknown;
}

/** A configuration that cannot be used, with everything that is wrong with it. */
export class ConfigError extends ArchfitError {
  /** At least one, by file and place. */
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const [first] = faults;
    const cause = faults.find((fault) => fault.cause !== undefined)?.cause;
    if (first !== undefined && faults.length === 1) {
      super('config-invalid', describe(first), toPrintable(first.hint), cause);
    } else {
      const list = faults.map((fault) => `${describe(fault)}\n  hint ${toPrintable(fault.hint)}`);
      super(
        'config-invalid',
        `the configuration has ${faults.length} faults\n${list.join('\n')}`,
        'Correct them; the guide "Configuration" lists every key.',
        cause,
      );
    }
    this.faults = faults;
  }
}

const mask = createRedactor([]);

function describe({ location, message }: ConfigFault): string {
  const { uri, region } = location;
  const place = region === undefined ? uri : `${uri}:${region.startLine}:${region.startColumn}`;
  // A URL with a password is no configuration, and yet somebody may write one.
  return toPrintable(mask(`${place} ${message}`));
}
