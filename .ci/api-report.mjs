// Writes docs/reference/api/ from the built declarations, a file for each entry of the package, so that what a change does to the
// public interface is read in its diff; with --check it only tells whether the files are fresh.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const isCheck = process.argv.includes('--check');
const folder = join('docs', 'reference', 'api');
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The entries that have types, as [file of the report, declarations]. */
const entries = Object.entries(exports).flatMap(([name, target]) => {
  const { types } = target;
  return types === undefined
    ? []
    : [[`${join('archfit', name).replaceAll('/', '-')}.api.md`, types]];
});
const scratch = mkdtempSync(join(tmpdir(), 'archfit-api-'));
const configs = entries.map(([file, types]) => prepare(file, types));
const [first, ...others] = configs;
const compilerState = CompilerState.create(first, {
  additionalEntryPoints: others.map((config) => config.mainEntryPointFilePath),
});

mkdirSync(folder, { recursive: true });
for (const config of configs) {
  const file = relative('', config.reportFilePath);
  const { apiReportChanged } = Extractor.invoke(config, {
    compilerState,
    localBuild: !isCheck,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel !== 'warning' && message.logLevel !== 'error') return;
      // What became of a report is said below, in words that tell what to do.
      if (message.category === 'console') return;
      const { sourceFilePath = '', sourceFileLine = 0 } = message;
      const place = `${relative('', sourceFilePath)}:${sourceFileLine}`;
      complain(`${place} ${message.text} (${message.messageId})`);
    },
  });
  if (isCheck && apiReportChanged) {
    complain(
      `${file} is stale: run npm run build:api, and read its diff as users of the package would`,
    );
  }
}
for (const file of readdirSync(folder)) {
  if (!entries.some(([name]) => name === file)) complain(`${join(folder, file)} is about no entry`);
}
rmSync(scratch, { recursive: true });

function prepare(reportFileName, types) {
  const silent = { logLevel: 'none' };
  const isMain = types === exports['.'].types;
  return ExtractorConfig.prepare({
    configObjectFullPath: resolve('.ci', 'api-report.mjs'),
    packageJsonFullPath: resolve('package.json'),
    configObject: {
      projectFolder: resolve('.'),
      mainEntryPointFilePath: resolve(types),
      compiler: { tsconfigFilePath: resolve('tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName,
        reportFolder: resolve(folder),
        reportTempFolder: scratch,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: 'warning' } },
        extractorMessageReporting: {
          default: { logLevel: 'warning' },
          // All that an entry exports is public.
          'ae-missing-release-tag': silent,
          // A member whose name says it all has no comment.
          'ae-undocumented': silent,
          // What a user may be handed but cannot name stands in the report as a warning: to be exported, or not to be handed.
          'ae-forgotten-export': isMain ? { ...silent, addToApiReportFile: true } : silent,
          // `archfit` itself exports what the other entries share.
          ...(isMain ? {} : { 'ae-unresolved-link': silent }),
        },
        // Examples are code as editors show it, not in fences.
        tsdocMessageReporting: { default: silent },
      },
    },
  });
}

function complain(message) {
  process.exitCode = 1;
  process.stderr.write(`${message}\n`);
}
