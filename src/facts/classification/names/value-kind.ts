/** What matters of a type for its name. `nothing`: a switch, or what holds others. */
export type ValueKind = 'text' | 'number' | 'unknown' | 'nothing';

const kinds: readonly (readonly [RegExp, ValueKind])[] = [
  [/^(?:bool|boolean|bit|object|struct|record|map|null|none|void)$/, 'nothing'],
  [
    /^(?:u?int(?:eger)?(?:\d+)?|s?fixed(?:32|64)|sint(?:32|64)|long|short|byte|(?:big|small|tiny|medium)int|serial)$/,
    'number',
  ],
  [/^(?:float(?:32|64)?|double|decimal|numeric|number|real|money)$/, 'number'],
  [/^(?:date|time|datetime|date-time|timestamp|duration|interval)/, 'number'],
  [/^(?:string|text|n?varchar|char|uuid|bytes|utf8)/, 'text'],
];

/** What the types of a value say; in the words of JSON Schema, Avro, Protobuf or a database. */
export function valueKindOf(types: readonly string[]): ValueKind {
  const found = new Set(types.map(kindOf));
  if (found.size === 0 || found.has('unknown')) return 'unknown';
  if (found.has('text')) return 'text';
  return found.has('number') ? 'number' : 'nothing';
}

function kindOf(type: string): ValueKind {
  const plain = type.toLowerCase().replace(/\[\]$/, '').slice(0, 40);
  if (/^(?:array|list|any)$/.test(plain)) return 'unknown';
  return kinds.find(([pattern]) => pattern.test(plain))?.[1] ?? 'unknown';
}
