/** A setting of a configuration file: the way to it, sections included, and its text. */
export interface ConfigurationEntry {
  readonly path: readonly string[];
  readonly text: string;
}

/**
 * Reads `name = value`, a line each: Java properties, `.env` files, INI and `postgresql.conf`, and of TOML what has that shape. Sections
 * lead the path. What spans lines is left out, since no number and no URL does.
 */
export function readConfigurationLines(text: string): readonly ConfigurationEntry[] {
  const entries: ConfigurationEntry[] = [];
  let section: readonly string[] = [];
  for (const raw of joinContinuedLines(text)) {
    const line = raw.trim();
    if (line === '' || /^[#;!]/.test(line)) continue;
    const [, header] = /^\[{1,2}\s*([^[\]]+?)\s*\]{1,2}\s*(?:[#;].*)?$/.exec(line) ?? [];
    if (header !== undefined) {
      section = header.split('.').map(unquote);
      continue;
    }
    const [, name, value = ''] =
      /^(?:export\s+)?([^\s=:]+)\s*[=:]\s*(.*)$/.exec(line) ?? /^(\S+)\s+(.+)$/.exec(line) ?? [];
    if (name === undefined) continue;
    entries.push({ path: [...section, unquote(name)], text: readValue(value) });
  }
  return entries;
}

/** Reads TOML: lists, also of several lines, become texts with commas, and tables in braces entries of their own. */
export function readTomlLines(text: string): readonly ConfigurationEntry[] {
  // A value that begins with a bracket ends with one; comments end with their line.
  const joined = text.replace(
    /(=[ \t]*)\[((?:"[^"\n]*"|'[^'\n]*'|#[^\n]*|[^"'#\]])*)\]/g,
    (_, before: string, items: string) => {
      const list = items.replace(/#[^\n]*/g, '').split(',');
      return `${before}"${list
        .map((item) => unquote(item))
        .filter((item) => item !== '')
        .join(',')}"`;
    },
  );
  return readConfigurationLines(joined).flatMap((entry) => {
    if (!/^\{.*\}$/.test(entry.text)) return [entry];
    const pairs = entry.text.matchAll(/([\w.-]+)\s*=\s*("[^"]*"|'[^']*'|[^,{}]+)/g);
    return [...pairs].map(([, name = '', value = '']) => ({
      path: [...entry.path, ...name.split('.')],
      text: unquote(value),
    }));
  });
}

/** A backslash at the end of a line of a properties file joins the next one. */
function joinContinuedLines(text: string): readonly string[] {
  return text.replace(/\\\r?\n[ \t]*/g, '').split(/\r?\n/);
}

/** Without quotes, and without a comment behind it; a mark right after a letter is part of the value. */
function readValue(value: string): string {
  const [, quoted] = /^"((?:\\.|[^"\\])*)"\s*(?:[#;].*)?$/.exec(value) ?? [];
  const [, single] = /^'([^']*)'\s*(?:[#;].*)?$/.exec(value) ?? [];
  return quoted ?? single ?? value.replace(/\s+[#;].*$/, '').trim();
}

function unquote(name: string): string {
  return name.trim().replace(/^(["'])(.*)\1$/, '$2');
}
