import { ArchfitError } from '../../report/index.js';
import { nearest } from '../../report/nearest.js';
import { domains, type RuleScope } from '../rule-metadata.js';
import { conftestFiles } from './templates/conftest-policy.js';
import { objectFiles } from './templates/object-policy.js';
import { setFiles } from './templates/set-policy.js';

/** A file of a new policy. */
export interface ScaffoldedFile {
  /** Relative to the working directory, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** What a policy is begun from. */
export interface ScaffoldRequest {
  /** `<topic>/<rule>` in kebab-case: the id that the rule keeps for ever. */
  readonly id: string;
  /** Folder of the policies, with slashes. */
  readonly folder: string;
  readonly scope: RuleScope;
  /** Default: the topic where it is one, else `kubernetes`. */
  readonly domain?: string;
  readonly dialect: 'archfit' | 'conftest';
}

/** What a new policy can be about. */
export type ScaffoldDomain = (typeof domains)[number];

/** A policy as its files write it. */
export interface PolicyNames {
  readonly id: string;
  readonly folder: string;
  readonly topic: string;
  readonly rule: string;
  /** As Rego writes them. */
  readonly topicName: string;
  readonly ruleName: string;
  readonly title: string;
  readonly domain: ScaffoldDomain;
}

/**
 * The files of a new policy that is green from the start: the policy, its test, and examples that pass and fail. It is placed where
 * the contract wants it, and its examples stand where OPA does not take them for data.
 *
 * @throws {@link ArchfitError} `usage` for an id that no rule can have
 */
export function scaffoldPolicy(request: ScaffoldRequest): readonly ScaffoldedFile[] {
  const names = nameParts(request);
  if (request.dialect === 'conftest') return conftestFiles(names);
  return request.scope === 'object' ? objectFiles(names) : setFiles(names);
}

function nameParts({ id, folder, scope, domain: asked }: ScaffoldRequest): PolicyNames {
  const [, topic, rule] =
    /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
  if (topic === undefined || rule === undefined) {
    throw new ArchfitError(
      'usage',
      `${id} is no id of a rule`,
      'Give a topic and a rule in small letters, digits and dashes: kubernetes/team-label.',
    );
  }
  const domain = readDomain(asked, topic);
  if (scope === 'object' && !['kubernetes', 'operations', 'documents'].includes(domain)) {
    throw new ArchfitError(
      'usage',
      `rules about ${domain} are of scope set: what they judge is read as a whole`,
      'Add --scope set.',
    );
  }
  const words = rule.replaceAll('-', ' ');
  return {
    id,
    folder: folder.replace(/\/+$/, ''),
    topic,
    rule,
    topicName: topic.replaceAll('-', '_'),
    ruleName: rule.replaceAll('-', '_'),
    title: words.charAt(0).toUpperCase() + words.slice(1),
    domain,
  };
}

function readDomain(asked: string | undefined, topic: string): ScaffoldDomain {
  const known = domains.find((domain) => domain === (asked ?? topic));
  if (known !== undefined) return known;
  if (asked === undefined) return 'kubernetes';
  const meant = nearest(asked, domains);
  throw new ArchfitError(
    'usage',
    `there is no domain ${asked}${meant === undefined ? '' : `: did you mean ${meant}?`}`,
    `Domains: ${domains.join(', ')}.`,
  );
}
