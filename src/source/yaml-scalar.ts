/** A text as a YAML scalar that YAML 1.1 and 1.2 read as that text; one in quotes is JSON, which YAML includes. */
export function yamlScalar(text: string): string {
  const isPlain = /^[A-Za-z][\w./-]*(?: [\w./-]+)*$/.test(text) && !reserved.test(text);
  return isPlain ? text : JSON.stringify(text);
}

const reserved = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
