import type { EventField, EventSchema } from '../model/index.js';

/** Fields through which anything may travel: objects and maps that their schemas leave open, and values of which nothing is said. */
export function findFreeForm({ fields, isCloudEvent }: EventSchema): readonly EventField[] {
  const parents = new Set(fields.map(({ parent }) => parent));
  return fields.filter((field) => {
    const { index, types, openness, cut, section, parent, values } = field;
    if (section !== 'payload' || cut !== undefined) return false;
    if (openness === 'open') return true;
    if (parents.has(index) || values.length > 0) return false;
    // Attributes beside the payload are of the specification, and texts.
    if (isCloudEvent && parent === undefined && field.name !== 'data') return false;
    return openness === 'undeclared' || types.includes('any');
  });
}

/** Whether anything may travel beside the fields at the top. The attributes of a CloudEvent may always be extended. */
export function isOpenAtTop({ openness, fields, isCloudEvent }: EventSchema): boolean {
  if (isCloudEvent) return false;
  return openness === 'open' || (openness === 'undeclared' && fields.length === 0);
}
