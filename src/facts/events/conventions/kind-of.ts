import type { EventSchema } from '../model/index.js';
import { wordsOf } from '../traits/field-words.js';
import { plainKey } from '../traits/mark-key.js';

/** What a schema describes: something that happened, a record of the audit trail, or a line of a log. */
export type SchemaKind = 'event' | 'audit' | 'log';

/**
 * What a schema describes, by what it says itself (`x-event-kind: audit`, `x-audit: true`, `x-log: true`), else by a word of its folders or
 * its name: `schemas/audit/access.json`, `AuditRecord`, `logs/line.json`, `AccessLogEntry`.
 */
export function kindOf({
  marks,
  name,
  document: { uri },
}: Pick<EventSchema, 'marks' | 'name' | 'document'>): SchemaKind {
  for (const { key, value } of marks) {
    const plain = plainKey(key);
    const kind = kinds.find((each) => each === value);
    if (kind && ['eventkind', 'schemakind', 'kind'].includes(plain)) return kind;
    if (value !== true) continue;
    if (['audit', 'auditevent', 'auditrecord'].includes(plain)) return 'audit';
    if (['log', 'logschema', 'logline'].includes(plain)) return 'log';
  }
  const words = wordsOf(name);
  const folders = uri.split('/').map((folder) => wordsOf(folder.replace(/\.[^.]*$/, '')));
  if (words.some(isAudit) || folders.flat().some(isAudit)) return 'audit';
  if (folders.slice(0, -1).some((own) => own.some(isLog)) || isLogName(words)) return 'log';
  return isLogName(folders.at(-1) ?? []) ? 'log' : 'event';
}

const kinds: readonly SchemaKind[] = ['event', 'audit', 'log'];

function isAudit(word: string): boolean {
  return word === 'audit' || word === 'audits' || word === 'auditing';
}

function isLog(word: string): boolean {
  return word === 'log' || word === 'logs' || word === 'logging';
}

/** `LogLine`, `AccessLog`; and no `LogCreated`, which is an event about a log. */
function isLogName(words: readonly string[]): boolean {
  const index = words.findIndex(isLog);
  if (index === -1) return false;
  const next = words[index + 1];
  return next === undefined || /^(?:entry|line|message|record|row|schema|statement)$/.test(next);
}
