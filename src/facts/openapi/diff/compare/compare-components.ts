import type { Contract } from '../../model/index.js';
import { Exchange, type Comparison } from './exchange.js';

/**
 * Compares what no operation reaches: named schemas, tags, the version. Called last: what is known by then to be reached is not
 * told again.
 */
export function compareComponents(old: Contract, newer: Contract, comparison: Comparison): void {
  const exchange = new Exchange(comparison, '', 'response', false);
  const reached = comparison.changes.schemaPlaces();
  for (const [name, schema] of old.schemas) {
    const place = { uri: schema.document.uri, pointer: schema.pointer };
    const counterpart = newer.schemas.get(name);
    const element = { kind: 'schema', name } as const;
    if (counterpart === undefined) {
      exchange.tellOf('none', 'component.existence.removed', {
        message: `schema ${name} is gone`,
        element,
        old: place,
      });
      continue;
    }
    const isReached = [schema, counterpart].some(({ document: { uri }, pointer }) =>
      reached.has(`${uri}#${pointer}`),
    );
    const isOwn = (where: { readonly pointer: string } | undefined, root: string) =>
      where !== undefined && (where.pointer === root || where.pointer.startsWith(`${root}/`));
    const isChanged = () =>
      comparison.typed.compare(schema, counterpart, 'response').some(
        (change) =>
          change.verdict !== 'annotation' &&
          // What extends a schema says so itself.
          change.aspect !== 'mapping' &&
          (isOwn(change.old, schema.pointer) || isOwn(change.new, counterpart.pointer)),
      );
    if (!isReached && isChanged()) {
      exchange.tellOf('none', 'component.schema.changed', {
        message: `schema ${name}, which no operation reaches, changed`,
        element,
        old: place,
        new: { uri: counterpart.document.uri, pointer: counterpart.pointer },
      });
    }
  }
  for (const [name, schema] of newer.schemas) {
    if (old.schemas.has(name)) continue;
    exchange.tellOf('none', 'component.existence.added', {
      message: `schema ${name} is new`,
      element: { kind: 'schema', name },
      new: { uri: schema.document.uri, pointer: schema.pointer },
    });
  }
  compareDocuments(old, newer, exchange);
}

function compareDocuments(old: Contract, newer: Contract, exchange: Exchange): void {
  const before = new Map(old.tags.map((tag) => [tag.name, tag]));
  const after = new Map(newer.tags.map((tag) => [tag.name, tag]));
  for (const [name, tag] of before) {
    if (after.has(name)) continue;
    exchange.tellOf('none', 'tag.existence.removed', {
      message: `tag ${name} is no longer described`,
      element: { kind: 'tag', name },
      old: tag.place,
    });
  }
  for (const [name, tag] of after) {
    if (before.has(name)) continue;
    exchange.tellOf('none', 'tag.existence.added', {
      message: `tag ${name} is described now`,
      element: { kind: 'tag', name },
      new: tag.place,
    });
  }
  if (old.version !== newer.version) {
    exchange.tellOf('none', 'version.value.changed', {
      message: `version ${old.version ?? '(none)'} became ${newer.version ?? '(none)'}`,
      element: { kind: 'document', name: 'contract' },
      old: old.place,
      new: newer.place,
      details: { from: old.version, to: newer.version },
    });
  }
}
