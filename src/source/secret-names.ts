/** Words that end the name of a secret. */
const words = new Set(
  (
    'password passwords passwd pwd pass passphrase passphrases passcode secret secrets token tokens credential ' +
    'credentials creds apikey apikeys privatekey secretkey accesskey authorization connectionstring connstr jwt cookie'
  ).split(' '),
);

/** Names that run together: `dbpassword`, `ACCESSTOKEN`. */
const gluedEnd =
  /(?:password|passwd|passphrase|secret|token|credentials?|apikey|secretkey|accesskey|privatekey|connectionstring)$/;

/** Two words that only together name a secret. */
const pairs = new Set(
  (
    'api key,api keys,private key,private keys,secret key,secret keys,access key,access keys,signing key,encryption key,' +
    'account key,master key,shared key,auth key,license key,connection string,conn string,connection uri,database url'
  ).split(','),
);

/** Words behind the name that do not change what it holds. */
const qualifiers = new Set(
  'value text plain plaintext raw string base64 b64 encoded hash new old current previous default'.split(
    ' ',
  ),
);

/** Names of Secrets, not what is in them. */
const references = new Set(
  (
    'existing secret,existing secrets,pull secret,pull secrets,tls secret,ca secret,image secret,image secrets,' +
    'server secret,from secret'
  ).split(','),
);

// Manifests repeat a few names thousands of times.
const known = new Map<string, boolean>();
const maxKnown = 10_000;

/** Whether a key, a variable or a flag of this name holds a secret: `DB_PASSWORD`, `clientSecret`, `api-key`. */
export function isSecretName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const isSecret = endsInSecret(name);
  if (known.size < maxKnown) known.set(name, isSecret);
  return isSecret;
}

function endsInSecret(name: string): boolean {
  const parts = splitWords(name);
  for (;;) {
    const last = parts.at(-1) ?? '';
    const pair = parts.slice(-2).join(' ');
    if (references.has(pair)) return false;
    if (words.has(last) || gluedEnd.test(last) || pairs.has(pair)) return true;
    if (!qualifiers.has(last) && !/^[0-9]+$/.test(last)) return false;
    parts.pop();
  }
}

/** Whether the name is of one secret, so that a number below it is one: `maxTokens: 100` is none. */
export function isNameOfOneSecret(name: string): boolean {
  return isSecretName(name) && !/s$/i.test(name.replace(/pass$/i, ''));
}

function splitWords(name: string): string[] {
  return name
    .slice(-200)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Texts that a secret never is: switches, and what stands for a value that is filled in later. */
export function isHarmless(text: string): boolean {
  return (
    /^(?:|true|false|yes|no|on|off|null|none|enabled|disabled|bearer|basic)$/i.test(text) ||
    /^(?:\$\([\w.-]+\)|\$\{\w+\}|\$\w+|\{\{[^{}]*\}\}|\{\{|%[a-z])$/.test(text)
  );
}
