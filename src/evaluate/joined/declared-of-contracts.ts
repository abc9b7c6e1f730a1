import {
  type ClassificationSettings,
  type DeclaredField,
  type FieldDeclaration,
  findDeclaredFields,
} from '../../facts/classification/index.js';
import { identify } from '../../facts/openapi/diff/index.js';
import { fingerprint } from '../../verdict/index.js';
import { fileOf } from '../openapi/judge-contracts.js';
import type { ReadContractSource } from '../openapi/read-contracts.js';
import { schemasOf } from '../openapi/sensitive-fields.js';
import type { PlacedSubject } from '../place-subject.js';
import type { FieldUse } from './compare-classes.js';
import { keysOf, resourceOf } from './field-names.js';

/** The properties of the newer versions of contracts, with what is declared for them. */
export function listContractFields(
  contracts: readonly ReadContractSource[],
  settings: ClassificationSettings,
  subjects: Map<string, PlacedSubject>,
): readonly FieldUse[] {
  return contracts.flatMap((read) => {
    const { head } = read.compared;
    if (head.kind !== 'contract') return [];
    const { contract, locate } = head;
    const schema = { id: `contract ${read.id}`, name: read.id };
    subjects.set(schema.id, {
      subject: { kind: 'contract', id: read.id, name: read.id },
      unit: fileOf(read),
      fingerprint: (rule) =>
        fingerprint({ rule: rule.id, subject: read.id, path: [], object: undefined }),
      locate: () => locate({ uri: contract.place.uri, pointer: '' }),
      related: () => [],
    });
    return findDeclaredFields(schemasOf(contract), settings).map((field): FieldUse => {
      const { uri, pointer, declared, isSuspect, isContainer } = field;
      const id = `${schema.id} ${uri}#${pointer}`;
      const note = () => {
        const path = identify({ uri, pointer }, contract.document.uri);
        const subject: PlacedSubject = {
          subject: { kind: 'property', id: `${read.id} ${path.join(' ')}`, name: field.name },
          unit: fileOf(read),
          fingerprint: (rule) =>
            fingerprint({ rule: rule.id, subject: read.id, path, object: undefined }),
          locate: () => locate({ uri, pointer }),
          related: () => [],
          path: path.join(' '),
        };
        subjects.set(id, subject);
        return id;
      };
      return {
        ...{ schema, note, place: `${uri}#${pointer}` },
        keys: keysOf({ ...nameOf(field), name: field.name }),
        path: pathOf(field),
        ...(declared && { declared: toDeclared(declared) }),
        // What looks sensitive, and what an unknown marker is on, is asked for by openapi/sensitive-fields-classified.
        isLeftOut: isSuspect || isContainer,
      };
    });
  });
}

function toDeclared(declared: FieldDeclaration): NonNullable<FieldUse['declared']> {
  const { level, categories, word, isInherited, from } = declared;
  return {
    ...(level !== undefined && { level }),
    ...(isInherited && { inheritedFrom: 'part' as const }),
    ...{ categories, word, cause: from },
  };
}

/** By what holds it; what stands in a path without a name is of the resource. */
function nameOf({ containers, pointer }: DeclaredField) {
  const [, first, path] = pointer.split('/');
  const about =
    first === 'paths' && path !== undefined
      ? resourceOf(path.replaceAll('~1', '/').replaceAll('~0', '~'))
      : undefined;
  return {
    containers: containers.map((name) => [name]),
    ...(about !== undefined && { about }),
  };
}

function pathOf({ containers, name }: DeclaredField): string {
  return [...containers.slice(0, 1), name].join('.');
}
