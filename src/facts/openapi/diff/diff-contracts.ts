import { SchemaRelation } from '../../schema/index.js';
import { type Contract, type Operation, operationName } from '../model/index.js';
import { ChangeCollector } from './change-collector.js';
import { compareComponents } from './compare/compare-components.js';
import {
  compareOperation,
  tellOperationAdded,
  tellOperationRemoved,
  tellOperationUnread,
} from './compare/compare-operation.js';
import { Exchange, type Comparison } from './compare/exchange.js';
import type { ChangeVerdict, ContractChange, ContractDiff } from './contract-change.js';
import type { DiffProfile } from './diff-profile.js';
import { pairOperations } from './pair-operations.js';
import { findWholePaths } from './whole-paths.js';

export interface ContractDiffOptions {
  /** Default `wire`. */
  readonly profile?: DiffProfile;
  /** Today, for what was announced to end. */
  readonly now: Date;
}

/**
 * Finds what changed from one contract to the next, and whether a party that kept to the old one can fail under the new one:
 * what a client sends may be accepted more widely, never more narrowly, and what the server sends the other way round. Every
 * cause is one change, with all operations that it reaches.
 */
export function diffContracts(
  old: Contract,
  newer: Contract,
  { profile = 'wire', now }: ContractDiffOptions,
): ContractDiff {
  const content = profile === 'strict' ? 'strict' : 'contract';
  const comparison: Comparison = {
    changes: new ChangeCollector(profile, old, newer),
    typed: new SchemaRelation({ content }),
    texts: new SchemaRelation({ content, encoding: 'text' }),
    now,
  };
  compareOperations(old, newer, comparison);
  compareWebhooks(old, newer, comparison);
  compareComponents(old, newer, comparison);
  const changes = [...comparison.changes.finish()].sort(byGravity);
  const gravest = changes[0]?.verdict ?? 'annotation';
  return { verdict: gravest === 'annotation' ? 'none' : gravest, changes };
}

function compareOperations(old: Contract, newer: Contract, comparison: Comparison): void {
  const { pairs, removed, added, isMoved } = pairOperations(old, newer);
  const context = { contracts: { old, new: newer }, isMoved };
  const requestOf = (operation: Operation) =>
    new Exchange(comparison, operationName(operation), 'request', false);
  for (const { old: before, new: after } of pairs) {
    compareOperation(before, after, 'operation', context, requestOf(after));
  }
  const pathsGone = findWholePaths(removed, newer);
  const pathsCome = findWholePaths(added, old);
  for (const operation of removed) {
    const exchange = requestOf(operation);
    if (newer.unreadablePaths.has(operation.template))
      tellOperationUnread(operation, 'old', exchange);
    else tellOperationRemoved(operation, 'operation', exchange, pathsGone.get(operation));
  }
  for (const operation of added) {
    const exchange = requestOf(operation);
    if (old.unreadablePaths.has(operation.template))
      tellOperationUnread(operation, 'new', exchange);
    else tellOperationAdded(operation, 'operation', exchange, pathsCome.get(operation));
  }
}

function compareWebhooks(old: Contract, newer: Contract, comparison: Comparison): void {
  const context = { contracts: { old, new: newer }, isMoved: false };
  const pushOf = (operation: Operation) =>
    new Exchange(comparison, operationName(operation), 'response', true, 'webhook');
  for (const [key, webhook] of old.webhooks) {
    const counterpart = newer.webhooks.get(key);
    if (counterpart === undefined) tellOperationRemoved(webhook, 'webhook', pushOf(webhook));
    else compareOperation(webhook, counterpart, 'webhook', context, pushOf(counterpart));
  }
  for (const [key, webhook] of newer.webhooks) {
    if (!old.webhooks.has(key)) tellOperationAdded(webhook, 'webhook', pushOf(webhook));
  }
}

const ranks: Readonly<Record<ChangeVerdict, number>> = {
  breaking: 0,
  possible: 1,
  compatible: 2,
  annotation: 3,
};

function byGravity(left: ContractChange, right: ContractChange): number {
  return (
    ranks[left.verdict] - ranks[right.verdict] ||
    compareTexts(left.operations[0] ?? '', right.operations[0] ?? '') ||
    compareTexts(left.rule, right.rule) ||
    compareTexts(left.identity.join('\n'), right.identity.join('\n'))
  );
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
