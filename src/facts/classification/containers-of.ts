/** Names further out say nothing of a property. */
const mostContainers = 4;

/** The names of the properties and the schema that hold the property at a pointer, nearest first. */
export function containersOf(pointer: string): readonly string[] {
  const names: string[] = [];
  for (let end = pointer.lastIndexOf('/'); end > 0 && names.length < mostContainers;) {
    const before = pointer.lastIndexOf('/', end - 1);
    const step = pointer.slice(before + 1, end);
    const keyword = pointer.slice(pointer.lastIndexOf('/', before - 1) + 1, before);
    if (holders.has(keyword)) names.push(step.replaceAll('~1', '/').replaceAll('~0', '~'));
    end = before;
  }
  return names;
}

/** Keywords whose keys are names. */
const holders = new Set(['properties', 'schemas', 'definitions', '$defs']);
