import { Option } from 'commander';

const profiles = ['wire', 'strict', 'sdk'] as const;

export type ProfileOption = (typeof profiles)[number];

export function profileOption(): Option {
  return new Option(
    '--profile <name>',
    'what counts as a promise: what travels (wire), also errors and undeclared members (strict), or also what generated clients are made of (sdk)',
  ).choices(profiles);
}
