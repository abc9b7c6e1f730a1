import { Option } from 'commander';

export function releaseTagsOption(): Option {
  return new Option(
    '--release-tags <pattern>',
    'what the tags look like of which last-release takes the highest: orders-v* (default: v* or the version alone)',
  );
}
