import { Option } from 'commander';

export function secondOpinionOption(): Option {
  return new Option(
    '--second-opinion',
    'ask the package openapi-diff, too, and tell where it disagrees; it has to be installed and decides nothing',
  );
}
