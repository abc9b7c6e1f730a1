import type { ts } from '../../typescript/compiler.js';

/** What a name or an expression stands for, with what is needed to follow it further; `Origin` is what others see of it. */
export type Entity =
  | ForeignEntity
  /** A value of a class, an interface or the shape of a type. */
  | {
      readonly kind: 'instance';
      readonly declaration: ShapeDeclaration;
      readonly types: TypeArguments;
    }
  /** A class itself: what `new` is put before. */
  | {
      readonly kind: 'class';
      readonly declaration: ts.ClassLikeDeclaration;
      readonly types: TypeArguments;
    }
  | {
      readonly kind: 'function';
      readonly declaration: ts.SignatureDeclaration;
      readonly types: TypeArguments;
      /** What `bind` was read of: a call of it gives the function itself. */
      readonly isBinder?: true;
    }
  | { readonly kind: 'module'; readonly file: string }
  /** An object literal, an enumeration, a namespace. */
  | { readonly kind: 'value'; readonly declaration: ts.Node };

/** Something that no file of the repository declares. */
export type ForeignEntity = (
  | { readonly kind: 'package'; readonly package: string }
  | { readonly kind: 'builtin'; readonly module: string }
  | { readonly kind: 'global' }
) & {
  readonly name: string;
  readonly members: readonly string[];
  /** Of the type that is called by the name: `Order` of `Repository<Order>`. */
  readonly arguments?: readonly LazyEntity[];
};

export type ShapeDeclaration =
  ts.ClassLikeDeclaration | ts.InterfaceDeclaration | ts.TypeLiteralNode;

export type LazyEntity = () => Entity | undefined;

/**
 * What the parameters of a generic declaration stand for, and `this` in the types of its members. A parameter that is absent is known by its
 * constraint only.
 */
export type TypeArguments = ReadonlyMap<ts.Node | 'this', LazyEntity>;

export const noTypes: TypeArguments = new Map();

/** Stands among the members of a foreign entity for a call of what is before it. */
export const called = '()';

export function isForeign(entity: Entity): entity is ForeignEntity {
  return entity.kind === 'package' || entity.kind === 'builtin' || entity.kind === 'global';
}

export function memberOfForeign(entity: ForeignEntity, member: string): ForeignEntity {
  const isWhole =
    entity.members.length === 0 &&
    member !== called &&
    (entity.kind === 'global' ? globalObjects.has(entity.name) : entity.name === '*');
  const name = isWhole ? member : entity.name;
  return { ...entity, name, members: isWhole ? [] : [...entity.members, member] };
}

const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'global', 'window', 'self']);

export function declarationOf(entity: Entity): ts.Node | undefined {
  return 'declaration' in entity ? entity.declaration : undefined;
}
