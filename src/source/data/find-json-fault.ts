const value = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const space = /[ \t\r\n]*/y;

/**
 * Where a text that is no JSON stops to be any: the errors of JSON.parse name a place in some versions of Node only. Its length, where
 * the end is missing.
 */
export function findJsonFault(text: string): number {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  /** Closing characters of what is open. */
  const open: string[] = [];
  let wanted: 'value' | 'first' | 'key' | 'next' = 'value';
  for (;;) {
    skip(space);
    const character = text.charAt(at);
    if (wanted === 'next') {
      const close = open.at(-1);
      if (close === undefined) return at;
      if (character === ',') wanted = close === '}' ? 'key' : 'value';
      else if (character === close) open.pop();
      else return at;
      at += 1;
      continue;
    }
    if (wanted === 'first' && character === open.at(-1)) {
      open.pop();
      at += 1;
      wanted = 'next';
      continue;
    }
    if (open.at(-1) === '}' && wanted !== 'value') {
      if (!skip(string)) return faultOfString(text, at);
      skip(space);
      if (text.charAt(at) !== ':') return at;
      at += 1;
      wanted = 'value';
      continue;
    }
    if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']');
      at += 1;
      wanted = 'first';
    } else if (skip(string) || skip(value)) wanted = 'next';
    else return faultOfString(text, at);
  }
}

/** The character within a string that cannot stand there. */
function faultOfString(text: string, start: number): number {
  if (text.charAt(start) !== '"') return start;
  const good = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
  good.lastIndex = start;
  good.test(text);
  return Math.max(start, good.lastIndex);
}
