import type { Finding, FitnessReport } from '../report/index.js';

/** Files that are named one by one. */
const mostFiles = 3;

/** What is the same in a command of the shell and as it stands. */
const plainWord = /^[\w./,@%+=:-]+$/;

/**
 * The command that lists such findings, of their rules alone, run where the report was made. There is none where a command cannot judge the same: input that
 * a tool rendered or that is no manifest has options that a report does not hold, and so have policies of one's own.
 *
 * @param cwd - the folder that the report was made in, where it is another than that of the process
 */
export function showCommand(
  report: FitnessReport,
  findings: readonly Finding[],
  cwd?: string,
): string | undefined {
  const given = report.configuration === undefined ? givenInput(report, findings) : [];
  if (given === undefined || report.shard !== undefined || report.merged !== undefined) {
    return undefined;
  }
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const words = [
    ...['npx', 'archfit', 'check', ...given],
    ...(cwd === undefined ? [] : ['--cwd', cwd]),
    ...nameConfiguration(report),
    ...['--only', rules.join(',')],
    ...(findings.some(({ state }) => state === 'known') ? ['--verbose'] : []),
  ];
  return words.map((word) => (plainWord.test(word) ? word : quote(word))).join(' ');
}

/** The configuration that no command would find by itself. */
function nameConfiguration({ configuration }: FitnessReport): readonly string[] {
  if (configuration === undefined) return ['--no-config', '--no-baseline'];
  // The others are what it extends.
  const file = configuration.at(-1) ?? '';
  return /^(?:\.\.\/)*archfit\.config\.\w+$/.test(file) ? [] : ['--config', file];
}

/** Manifests as a command takes them; undefined where it cannot. */
function givenInput(
  { inputs, packs, baseline, waivers }: FitnessReport,
  findings: readonly Finding[],
): readonly string[] | undefined {
  const isPlain = inputs.every(({ kind, rendered, uri }) => {
    return kind === 'kubernetes' && rendered === undefined && uri !== 'stdin';
  });
  const isOwn = packs.every(({ name }) => name === 'archfit');
  const hasExceptions = baseline !== undefined || waivers !== undefined;
  const environments = new Set(findings.map(({ environment }) => environment));
  if (!isPlain || !isOwn || hasExceptions || environments.size > 1) return undefined;
  const [environment] = environments;
  const paths = gather(inputs.map(({ uri }) => uri));
  if (paths.length === 0) return undefined;
  return [...paths, ...(environment === undefined ? [] : ['--environment', environment])];
}

/** A few files, else the folder that all of them are in; none where that would be all there is. */
function gather(files: readonly string[]): readonly string[] {
  if (files.length <= mostFiles) return files;
  const [first = [], ...others] = files.map((file) => file.split('/').slice(0, -1));
  const differs = first.findIndex((step, index) => others.some((steps) => steps[index] !== step));
  const common = first.slice(0, differs < 0 ? first.length : differs);
  return common.every((step) => step === '..') ? [] : [common.join('/')];
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
