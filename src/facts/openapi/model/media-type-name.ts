/**
 * The name under which a media type is the same as another one: in lower case, its parameters sorted by name, without quotes
 * and space (RFC 9110, 8.3.1).
 */
export function canonicalMediaType(name: string): string {
  if (/^[a-z0-9.+/*-]+$/.test(name)) return name;
  const [type = '', ...parameters] = splitParameters(name);
  const canonical = parameters
    .map((parameter) => {
      const [key = '', ...rest] = parameter.split('=');
      const value = rest
        .join('=')
        .trim()
        .replace(/^"(.*)"$/s, '$1');
      const written = key.trim().toLowerCase();
      // Names of character sets are the one value that is known not to tell upper from lower case.
      return `${written}=${written === 'charset' ? value.toLowerCase() : value}`;
    })
    .filter((parameter) => parameter !== '=');
  return [type.trim().toLowerCase(), ...canonical.sort()].join(';');
}

function splitParameters(name: string): string[] {
  return name.match(/(?:[^;"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
}
