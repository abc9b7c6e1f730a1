import type { Problem } from '../../../report/index.js';
import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import { artefactProblem } from '../artefact-problem.js';
import type { Artefacts } from '../artefacts.js';
import type { OperationsDocument } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import { findGroups } from './find-groups.js';
import { readLabels } from './read-labels.js';
import { readRule } from './read-rule.js';

/** Reads the rules of each group that a document holds. A rule that cannot be read hides no other. */
export const ruleReader: ArtefactReader = {
  kind: 'alert rules',
  read: (document, artefacts, problems) => {
    const found = findGroups(document);
    let count = 0;
    for (const { groups, path } of found) {
      for (const [index, group] of groups.entries()) {
        count += readGroup({ document, path: [...path, index], artefacts, problems }, group);
      }
    }
    return found.length === 0 ? undefined : count;
  },
};

interface Reading {
  readonly document: OperationsDocument;
  readonly path: DocumentPath;
  readonly artefacts: Artefacts;
  readonly problems: Problem[];
}

function readGroup(reading: Reading, group: unknown): number {
  const { document, path, artefacts, problems } = reading;
  if (!isRecord(group)) {
    problems.push(
      artefactProblem(
        document,
        path,
        'the group of rules is no mapping',
        'Give it a name and rules.',
      ),
    );
    return 0;
  }
  const { name, rules } = group;
  const labels = readLabels(document, [...path, 'labels'], group['labels'], problems);
  const written = typeof name === 'string' ? name : '';
  if (written === '') {
    problems.push(
      artefactProblem(
        document,
        path,
        'the group of rules has no name',
        'Name it: Prometheus loads no file with a group that has none.',
      ),
    );
  }
  if (!Array.isArray(rules)) {
    if (rules !== undefined && rules !== null) {
      problems.push(
        artefactProblem(
          document,
          [...path, 'rules'],
          'rules is no list',
          'Write the rules of the group as a list.',
        ),
      );
    }
    return 0;
  }
  let count = 0;
  for (const [index, rule] of rules.entries()) {
    const at = [...path, 'rules', index];
    const read = readRule({ document, path: at, problems, group: written, labels }, rule);
    if (read === undefined) continue;
    count += 1;
    if (read.kind === 'alert') artefacts.alertRules.push(read.rule);
    else artefacts.recordingRules.push(read.rule);
  }
  return count;
}
