import type { Link, Operation, Response } from '../../model/index.js';
import { compareMediaTypes } from './compare-body.js';
import { compareHeaders } from './compare-content.js';
import type { Exchange } from './exchange.js';

type Responses = ReadonlyMap<string, Response>;

/** Compares the answers to an operation; `exchange` is the answer. A range or the default stands in for a status. */
export function compareResponses(old: Operation, newer: Operation, exchange: Exchange): void {
  for (const [status, response] of old.responses) {
    const same = newer.responses.get(status);
    if (same !== undefined) {
      compareResponse(response, same, exchange);
      continue;
    }
    const cover = replacementOf(status, newer.responses, old.responses);
    const parts = partsOf(status, newer.responses, old.responses);
    if (cover !== undefined) {
      tellCover('widened', response, cover, exchange);
      compareResponse(response, cover, exchange);
    } else if (parts.length > 0) {
      for (const part of parts) {
        tellCover('narrowed', response, part, exchange);
        compareResponse(response, part, exchange);
      }
    } else {
      tellRemoved(response, newer, exchange);
    }
  }
  for (const [status, response] of newer.responses) {
    if (old.responses.has(status)) continue;
    const cover = coverOf(status, old.responses);
    if (cover === undefined) {
      if (!coversAny(status, old.responses)) tellAdded(response, old, exchange);
    } else if (newer.responses.has(cover.status)) {
      // The range or default stays beside the status that it held: that status has a description of its own now.
      tellAdded(response, old, exchange);
      if (!isSuccess(status)) compareResponse(cover, response, exchange);
    }
  }
}

/**
 * What takes the place of a status that is gone. The default of the new version stands for a success only where the old one had
 * no default: beside the successes it is what errors look like.
 */
function replacementOf(status: string, newer: Responses, old: Responses): Response | undefined {
  const cover = coverOf(status, newer);
  const isLeftOver = cover?.status === 'default' && isSuccess(status) && old.has('default');
  return isLeftOver ? undefined : cover;
}

/** What a version answers in place of a status: the range around it, else, for errors and successes alike, the default. */
function coverOf(status: string, responses: Responses): Response | undefined {
  if (status === 'default') return undefined;
  const range = /^\d\d\d$/.test(status) ? responses.get(`${status.charAt(0)}XX`) : undefined;
  return range ?? responses.get('default');
}

/** The new statuses that were in a range which is no longer there. Those of a default that is gone are taken to be errors. */
function partsOf(status: string, newer: Responses, old: Responses): readonly Response[] {
  return [...newer.values()].filter(
    (response) =>
      !old.has(response.status) &&
      coverOf(response.status, old)?.status === status &&
      (status !== 'default' || !isSuccess(response.status)),
  );
}

function coversAny(range: string, responses: Responses): boolean {
  return [...responses.keys()].some((status) => {
    if (status === range) return false;
    return range === 'default' || (range.endsWith('XX') && status.startsWith(range.charAt(0)));
  });
}

function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}

function tellCover(
  change: 'widened' | 'narrowed',
  old: Response,
  newer: Response,
  exchange: Exchange,
): void {
  exchange.tell(`status.range.${change}`, {
    message: `response ${old.status} is described by ${newer.status} now`,
    element: { kind: 'response', name: `response ${old.status}` },
    old: old.place,
    new: newer.place,
    key: old.status,
    details: { from: old.status, to: newer.status },
  });
}

function tellRemoved(response: Response, newer: Operation, exchange: Exchange): void {
  const { status, place, lifecycle } = response;
  exchange.tell(`status.existence.${isSuccess(status) ? 'success' : 'error'}-removed`, {
    message: `response ${status} is gone`,
    element: { kind: 'response', name: `response ${status}`, lifecycle: { old: lifecycle } },
    old: place,
    new: newer.place,
    key: status,
  });
}

function tellAdded(response: Response, old: Operation, exchange: Exchange): void {
  const { status, place, lifecycle } = response;
  exchange.tell(`status.existence.${isSuccess(status) ? 'success' : 'error'}-added`, {
    message: `response ${status} is new`,
    element: { kind: 'response', name: `response ${status}`, lifecycle: { new: lifecycle } },
    old: old.place,
    new: place,
    key: status,
  });
}

function compareResponse(old: Response, newer: Response, exchange: Exchange): void {
  const inside = exchange.within(`response ${newer.status}`);
  compareHeaders(old.headers, newer.headers, inside);
  compareLinks(old, newer, inside);
  const before = old.content.size > 0 && mayHaveBody(old.status);
  const after = newer.content.size > 0 && mayHaveBody(newer.status);
  if (before && after) {
    compareMediaTypes(old, newer, inside);
  } else if (before !== after) {
    inside.tell(`answer.existence.${after ? 'added' : 'removed'}`, {
      message: `body of response ${newer.status} is ${after ? 'new' : 'gone'}`,
      element: { kind: 'response', name: `response ${newer.status}` },
      old: old.place,
      new: newer.place,
      key: newer.status,
    });
  }
}

/** Whatever a description says, these end with their headers (RFC 9110, 6.4.1). */
function mayHaveBody(status: string): boolean {
  return !/^(1..|204|304)$/.test(status);
}

function compareLinks(old: Response, newer: Response, exchange: Exchange): void {
  for (const [name, link] of old.links) {
    const counterpart = newer.links.get(name);
    const element = { kind: 'link', name: `link ${name}` } as const;
    if (counterpart === undefined) {
      exchange.tellOf('response', 'link.existence.removed', {
        message: `link ${name} is gone`,
        element,
        old: link.place,
        new: newer.place,
      });
    } else if (meaningOf(link) !== meaningOf(counterpart)) {
      exchange.tellOf('response', 'link.target.changed', {
        message: `link ${name} leads elsewhere`,
        element,
        old: link.place,
        new: counterpart.place,
        details: { from: targetOf(link), to: targetOf(counterpart) },
      });
    }
  }
  for (const [name, link] of newer.links) {
    if (old.links.has(name)) continue;
    exchange.tellOf('response', 'link.existence.added', {
      message: `link ${name} is new`,
      element: { kind: 'link', name: `link ${name}` },
      old: old.place,
      new: link.place,
    });
  }
}

function meaningOf(link: Link): string {
  return [targetOf(link), ...[...link.parameters].sort()].join('\n');
}

function targetOf({ operationId, operationRef }: Link): string {
  return operationId ?? operationRef ?? '';
}
