import { evaluate, operations } from '../../../src/index.js';
import { corpus } from '../corpora.js';

/** What a rule says of all sets together. */
export interface RuleCount {
  readonly examined: number;
  readonly findings: readonly string[];
  readonly undecided: readonly string[];
}

/** Folders with rules of Prometheus or routes of Alertmanager. Each is a set of its own: two of them are variants of one installation. */
export const sets = [
  'kube-prometheus/manifests',
  'bank-of-anthos/extras/prometheus/oss',
  'bank-of-anthos/extras/prometheus/gmp',
] as const;

/** Nothing of it is known of the projects: it is made up, so that rules that ask of each service have some to ask. */
const catalog = {
  teams: { platform: null },
  services: {
    grafana: { team: 'platform', databases: ['grafana-db'] },
    frontend: { team: 'platform' },
    userservice: { team: 'platform', databases: ['accounts-db'] },
  },
};

/** Rules that ask of each service; without the catalog they have nobody to ask. */
const ofServices = ['alerts/db-saturation', 'alerts/error-rate', 'alerts/latency-p99'];

/** Rules that other pages measure. */
const elsewhere = ['alerts/metric-exists', 'alerts/slo-burn-rate'];

/**
 * Judges the alerts of the corpus: without a catalog, and, by the rules that ask of each service, with one that is made up.
 *
 * @returns by rule, sorted; a finding is `place` and `message`
 */
export async function judgeAlerts(): Promise<{
  readonly rules: ReadonlyMap<string, RuleCount>;
  readonly problems: readonly string[];
}> {
  const rules = new Map<string, RuleCount>();
  const problems: string[] = [];
  const cwd = corpus('kubernetes', 'rendered');
  for (const files of sets) {
    for (const given of [{}, { catalog }]) {
      const report = await evaluate([operations({ files })], { cwd, ...given });
      problems.push(
        ...report.problems.map(({ location, message }) => `${location?.uri ?? ''} ${message}`),
      );
      for (const { rule, evidence, findings, undecided } of report.checks) {
        if (!rule.startsWith('alerts/') || elsewhere.includes(rule)) continue;
        if (ofServices.includes(rule) !== 'catalog' in given) continue;
        const {
          examined = 0,
          findings: known = [],
          undecided: doubts = [],
        } = rules.get(rule) ?? {};
        rules.set(rule, {
          examined: examined + evidence.examined,
          findings: [...known, ...findings.map(tell)],
          undecided: [...doubts, ...undecided.map(tell)],
        });
      }
    }
  }
  const sorted = [...rules].sort(([left], [right]) => (left < right ? -1 : 1));
  return { rules: new Map(sorted), problems };
}

interface Told {
  readonly message: string;
  readonly location?: { readonly uri: string; readonly region?: { readonly startLine: number } };
}

function tell({ location, message }: Told): string {
  const line = location?.region?.startLine;
  const place =
    location === undefined
      ? 'the catalog'
      : `${location.uri}:${line === undefined ? '' : String(line)}`;
  return `${place} ${message}`;
}
