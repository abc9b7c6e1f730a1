/** A step into a value: to a named member, to an item of a list (every item, or the one at `index`), to the members nobody named. */
export type InstanceStep =
  | {
      readonly kind: 'member';
      readonly name: string;
      /** The old schema asks for the member. */
      readonly required: boolean;
    }
  | { readonly kind: 'item'; readonly index?: number }
  | { readonly kind: 'rest' };

export const everyItem: InstanceStep = { kind: 'item' };
export const furtherMembers: InstanceStep = { kind: 'rest' };

/** A step as `SchemaChange` writes it. */
export function textOfStep(step: InstanceStep): string {
  if (step.kind === 'member') return step.name;
  return step.kind === 'item' && step.index !== undefined ? `${step.index}` : '*';
}
