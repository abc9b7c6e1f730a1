import type { Problem } from '../../../report/index.js';
import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import { artefactProblem } from '../artefact-problem.js';
import type { OperationsDocument } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import { findRiskLinks } from './find-risk-links.js';
import type { DetectiveControl, Risk } from './risk.js';

/**
 * Reads a register of risks: `risks`, a list of entries with an `id`, or a mapping from ids to entries. What detects a risk stands in
 * `detectiveControls` or `controls.detective`, each as `{alert: NAME}`, `{dashboard: TITLE}` or a text.
 */
export const riskReader: ArtefactReader = {
  kind: 'risks',
  read: (document, artefacts, problems) => {
    const { value } = document;
    if (!isRecord(value)) return undefined;
    const entries = entriesOf(value['risks']);
    if (entries === undefined) return undefined;
    const risks = entries.flatMap((entry) => readRisk(document, entry, problems) ?? []);
    artefacts.risks.push(...risks);
    return risks.length === 0 ? undefined : risks.length;
  },
};

interface Entry {
  readonly key: unknown;
  readonly value: unknown;
  readonly path: DocumentPath;
}

function entriesOf(risks: unknown): readonly Entry[] | undefined {
  if (Array.isArray(risks)) {
    return risks.map((value: unknown, index) => {
      const key = isRecord(value) ? (value['id'] ?? value['riskId'] ?? value['key']) : undefined;
      return { key, value, path: ['risks', index] };
    });
  }
  if (!isRecord(risks)) return undefined;
  return Object.entries(risks).map(([key, value]) => ({ key, value, path: ['risks', key] }));
}

function readRisk(
  document: OperationsDocument,
  { key, value, path }: Entry,
  problems: Problem[],
): Risk | undefined {
  if (!isRecord(value)) {
    problems.push(
      artefactProblem(
        document,
        path,
        'the risk is no mapping',
        'Give it an id, a title and its controls.',
      ),
    );
    return undefined;
  }
  if (typeof key !== 'string' || key.trim() === '') {
    problems.push(
      artefactProblem(
        document,
        path,
        'the risk has no id',
        'Give each risk an id, such as RISK-003: findings name it.',
      ),
    );
    return undefined;
  }
  const { title, name, severity } = value;
  const titled = typeof title === 'string' ? title : name;
  return {
    place: { document, path },
    key,
    ...(typeof titled === 'string' && { title: titled }),
    ...(typeof severity === 'string' && { severity }),
    links: findRiskLinks(document, value, path),
    detective: listsOf(value, path).flatMap(([list, below]) =>
      readControls(document, list, below, problems),
    ),
  };
}

/** Under each name that registers give them. */
function listsOf(
  risk: Readonly<Record<string, unknown>>,
  path: DocumentPath,
): readonly (readonly [unknown, DocumentPath])[] {
  const { controls } = risk;
  const within = isRecord(controls) ? controls : {};
  return [
    ...['detectiveControls', 'detective_controls', 'detection'].map(
      (key) => [risk[key], [...path, key]] as const,
    ),
    ...['detective', 'detection'].map((key) => [within[key], [...path, 'controls', key]] as const),
  ].filter(([list]) => list !== undefined && list !== null);
}

function readControls(
  document: OperationsDocument,
  list: unknown,
  path: DocumentPath,
  problems: Problem[],
): readonly DetectiveControl[] {
  const controls: readonly unknown[] = Array.isArray(list) ? list : [list];
  return controls.flatMap((control, index) => {
    const at = Array.isArray(list) ? [...path, index] : path;
    const read = readControl(control);
    if (read !== undefined) return [{ ...read, place: { document, path: at } }];
    problems.push(
      artefactProblem(
        document,
        at,
        'the detective control says neither which alert nor which dashboard it is',
        'Write {alert: NAME}, {dashboard: TITLE}, or a text.',
      ),
    );
    return [];
  });
}

function readControl(control: unknown): Pick<DetectiveControl, 'kind' | 'name'> | undefined {
  if (typeof control === 'string') {
    const { kind, name } =
      /^(?<kind>alert|dashboard)\s*:\s*(?<name>.+)$/is.exec(control)?.groups ?? {};
    if (kind === undefined || name === undefined) return { kind: 'other', name: control };
    return { kind: toKind(kind), name: name.trim() };
  }
  if (!isRecord(control)) return undefined;
  for (const kind of ['alert', 'dashboard'] as const) {
    const name = control[kind];
    if (typeof name === 'string' && name.trim() !== '') return { kind, name };
  }
  const { kind, type, name, description } = control;
  const sort = typeof kind === 'string' ? kind : type;
  if (typeof name === 'string') {
    return { kind: typeof sort === 'string' ? toKind(sort) : 'other', name };
  }
  return typeof description === 'string' ? { kind: 'other', name: description } : undefined;
}

function toKind(written: string): DetectiveControl['kind'] {
  const kind = written.toLowerCase();
  return kind === 'alert' || kind === 'dashboard' ? kind : 'other';
}
