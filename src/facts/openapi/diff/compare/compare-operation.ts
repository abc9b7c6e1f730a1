import {
  type Callback,
  type Contract,
  type ContractPlace,
  type Operation,
  operationName,
} from '../../model/index.js';
import type { ChangedElement } from '../contract-change.js';
import { isPastSunset } from '../past-sunset.js';
import { compareBodies } from './compare-body.js';
import { compareMarks } from './compare-marks.js';
import { compareParameters } from './compare-parameters.js';
import { compareResponses } from './compare-responses.js';
import { compareSecurity } from './compare-security.js';
import { compareServers } from './compare-servers.js';
import { Exchange } from './exchange.js';

export type OperationKind = 'operation' | 'webhook' | 'callback';

/** What of two contracts every operation is compared with. */
export interface OperationContext {
  readonly contracts: { readonly old: Contract; readonly new: Contract };
  /** Whether a part of the base path became a part of every path, or the other way round. */
  readonly isMoved: boolean;
}

export function compareOperation(
  old: Operation,
  newer: Operation,
  kind: OperationKind,
  context: OperationContext,
  exchange: Exchange,
): void {
  const element = elementOf(kind, old, newer);
  const common = { element, old: old.place, new: newer.place, key: old.key };
  compareMarks('operation', { old, new: newer, name: kind, common }, exchange);
  compareIdentity(old, newer, common, exchange);
  compareParameters(old, newer, exchange);
  compareBodies(old, newer, exchange);
  compareResponses(old, newer, exchange.answer());
  compareSecurity(old, newer, context.contracts, exchange);
  // The URL of a webhook or a callback is the client's.
  if (kind === 'operation') compareServers(old.servers, newer.servers, context.isMoved, exchange);
  compareCallbacks(old, newer, context, exchange);
}

/** @param path - where the path stands that went as a whole */
export function tellOperationRemoved(
  old: Operation,
  kind: OperationKind,
  exchange: Exchange,
  path?: ContractPlace,
): void {
  const isOver = isPastSunset(old.lifecycle, exchange.comparison.now);
  const end = isOver ? ' after its sunset' : '';
  exchange.tell(`operation.existence.${isOver ? 'removed-after-sunset' : 'removed'}`, {
    message: path ? `path is gone${end}, and its operations with it` : `${kind} is gone${end}`,
    element: path ? pathElement(old, undefined) : elementOf(kind, old, undefined),
    old: path ?? old.place,
    key: path ? old.template : old.key,
  });
}

/** @param path - where the path stands that came as a whole */
export function tellOperationAdded(
  newer: Operation,
  kind: OperationKind,
  exchange: Exchange,
  path?: ContractPlace,
): void {
  exchange.tell('operation.existence.added', {
    message: `${path ? 'path' : kind} is new`,
    element: path ? pathElement(undefined, newer) : elementOf(kind, undefined, newer),
    new: path ?? newer.place,
    key: path ? newer.template : newer.key,
  });
}

/** Tells that the version which is not `side` has the path of an operation, and nothing of it could be read. */
export function tellOperationUnread(
  operation: Operation,
  side: 'old' | 'new',
  exchange: Exchange,
): void {
  const isOld = side === 'old';
  exchange.tell('operation.existence.undecided', {
    message: `the path of the operation could not be read in the ${isOld ? 'new' : 'old'} version`,
    element: elementOf('operation', isOld ? operation : undefined, isOld ? undefined : operation),
    ...(isOld ? { old: operation.place } : { new: operation.place }),
    key: operation.key,
  });
}

function compareIdentity(
  old: Operation,
  newer: Operation,
  common: Omit<Parameters<Exchange['tell']>[1], 'message'>,
  exchange: Exchange,
): void {
  const before = old.operationId;
  const after = newer.operationId;
  if (before !== after) {
    const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    exchange.tell(`operation.id.${change}`, {
      ...common,
      message: `operationId ${before ?? '(none)'} is ${after ?? '(none)'} now`,
      details: { from: before, to: after },
    });
  }
  const tell = (tag: string, change: 'added' | 'removed') => {
    exchange.tell(`operation.tag.${change}`, {
      ...common,
      message: `tag ${tag} is ${change === 'added' ? 'new' : 'gone'}`,
      details: { name: tag },
    });
  };
  for (const tag of old.tags) if (!newer.tags.includes(tag)) tell(tag, 'removed');
  for (const tag of newer.tags) if (!old.tags.includes(tag)) tell(tag, 'added');
}

function compareCallbacks(
  old: Operation,
  newer: Operation,
  context: OperationContext,
  exchange: Exchange,
): void {
  const pushed = (callback: Callback) =>
    new Exchange(
      exchange.comparison,
      exchange.operation,
      'response',
      true,
      `callback ${callback.name} ${operationName(callback.operation)}`,
    );
  for (const [key, callback] of old.callbacks) {
    const counterpart = newer.callbacks.get(key);
    if (counterpart === undefined) {
      tellOperationRemoved(callback.operation, 'callback', pushed(callback));
    } else {
      const { operation } = counterpart;
      compareOperation(callback.operation, operation, 'callback', context, pushed(counterpart));
    }
  }
  for (const [key, callback] of newer.callbacks) {
    if (!old.callbacks.has(key))
      tellOperationAdded(callback.operation, 'callback', pushed(callback));
  }
}

function pathElement(old: Operation | undefined, newer: Operation | undefined): ChangedElement {
  return {
    ...elementOf('operation', old, newer),
    kind: 'path',
    name: (newer ?? old)?.path ?? '',
  };
}

function elementOf(
  kind: OperationKind,
  old: Operation | undefined,
  newer: Operation | undefined,
): ChangedElement {
  const either = newer ?? old;
  return {
    kind,
    name: either === undefined ? '' : operationName(either),
    lifecycle: {
      ...(old !== undefined && { old: old.lifecycle }),
      ...(newer !== undefined && { new: newer.lifecycle }),
    },
  };
}
