import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { isSecretName } from '../../src/source/secret-names.js';
import { findSecretsInText } from '../../src/source/secret-patterns.js';
import { readDocuments } from '../../src/source/read-documents.js';
import { secretRanges, secretValues } from '../../src/source/secrets.js';

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** The text with every secret replaced by a star. */
function star(text: string, marked?: Parameters<typeof secretRanges>[1]): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of secretRanges(text, marked)) {
    shown += `${text.slice(at, start)}*`;
    at = end;
  }
  return shown + text.slice(at);
}

function valuesOf(text: string): string[] {
  return [...secretValues(readDocuments('x.yaml', text).documents[0]?.value)];
}

describe('isSecretName', () => {
  test.each(
    (
      'password passwd pwd DB_PASSWORD dbPassword dbpassword db-password spring.datasource.password PASSWORD_2 DB_PASS ' +
      'token accessToken ACCESS_TOKEN authToken GITHUBTOKEN secret clientSecret client_secret SECRET_VALUE apiKey api-key ' +
      'API_KEY apikey X-Api-Key privateKey private_key secretKey AWS_SECRET_ACCESS_KEY accessKey credentials passphrase ' +
      'connectionString CONNECTION_STRING encryptionKey signing-key HTTPPassword password_base64 newPassword tokens'
    ).split(' '),
  )('%p holds a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.each(
    (
      'secretName secretKeyRef secretRef existingSecret imagePullSecrets pullSecret tokenExpirationSeconds tokenTtl ' +
      'passwordPolicy passwordFile PASSWORD_FILE tokenReview maxTokenLength secretProvider bypass compass name key value ' +
      'keyFile publicKey monkey passwordless authorizationMode'
    ).split(' '),
  )('%p holds none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('findSecretsInText', () => {
  test.each([
    ['postgres://app:hunter2@db:5432/shop', ['hunter2']],
    ['redis://:hunter2@cache', ['hunter2']],
    ['amqp://a:p@ss/w0rd@mq', ['p@ss/w0rd']],
    ['see https://u:1234@h and http://h:8080/p@v1, not https://h/a@b', ['1234']],
    ['https://ghtokenghtokenghtoken@git.example.test/x', ['ghtokenghtokenghtoken']],
    ['app:hunter2@tcp(db:3306)/shop', ['hunter2']],
    ['host=db user=a password=hunter2 port=5432', ['hunter2']],
    ['Server=x;User Id=a;Password=hunter2;Database=y', ['hunter2']],
    ['password=a,b;c&d', ['a,b;c&d']],
    ['jdbc:postgresql://h/db?user=a&password=hunter2&ssl=true', ['hunter2']],
    ['blob?sv=1&sig=abc%2Fdef', ['abc%2Fdef']],
    ['--db-password hunter2 --verbose', ['hunter2']],
    ['--token=hunter2', ['hunter2']],
    ['export DB_PASSWORD="hunter two"', ['hunter two']],
    [`password="it's" token='a"b' secret="a\\"b"`, ["it's", 'a"b', 'a\\"b']],
    ['{"clientSecret": "hunter2", "ttl": 3}', ['hunter2']],
    ['{\\"token\\":\\"hunter2\\"}', ['hunter2']],
    ['password: hunter2 # or token=hunter3', ['hunter2', 'hunter3']],
    ['Authorization: Bearer abc.DEF-123', ['abc.DEF-123']],
    ['Basic dXNlcjpwYXNz', ['dXNlcjpwYXNz']],
    ['x eyJhbGciOi.eyJzdWIiOi.c2ln y', ['eyJhbGciOi.eyJzdWIiOi.c2ln']],
    ['ghp_0123456789abcdef', ['ghp_0123456789abcdef']],
    ['${DB_PASSWORD:-hunter2}', ['-hunter2}']],
  ])('finds the secret of %p', (text, secrets) => {
    const found = findSecretsInText(text).map(({ start, end }) => text.slice(start, end));
    expect(found.sort()).toEqual(expect.arrayContaining(secrets));
    expect(found.join(' ').length).toBeLessThanOrEqual(secrets.join(' ').length + 8);
  });

  test.each([
    'automountServiceAccountToken: false',
    'secretName: web-tls',
    'tokenExpirationSeconds: 3600',
    'password=$(DB_PASSWORD) token=${TOKEN} secret=%s',
    'registry.example.test:5000/web@sha256:abc',
    'http://[::1]:8080/@scope/pkg',
    'Basic authentication, Bearer authentication',
    'user@example.test',
    'a key: value',
    '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----',
  ])('finds nothing in %p', (text) => {
    expect(findSecretsInText(text)).toEqual([]);
  });

  test('masks a private key, complete or cut off', () => {
    const key = '-----BEGIN EC PRIVATE KEY-----\nabc\ndef\n';
    const found = (text: string) =>
      findSecretsInText(text).map(({ start, end }) => text.slice(start, end));
    expect(found(`x\n${key}-----END EC PRIVATE KEY-----\ny`)).toEqual(['\nabc\ndef\n']);
    expect(found(key)).toEqual(['\nabc\ndef\n']);
  });

  test.each(['a', 'aB3/', '://', 'a:', 'ab=', '--a ', 'eyJ-', 'password=', '-----BEGIN '])(
    'comes to an end for a long run of %p',
    (part) => {
      // In quadratic time, each of these would outlast the runner's limit.
      expect(findSecretsInText(part.repeat(1_000_000 / part.length)).length).toBeLessThan(5);
    },
  );
});

describe('secretRanges masks', () => {
  test.each<[string, string, string]>([
    [
      'what a Secret holds',
      'kind: Secret\nmetadata: {name: db}\ndata:\n  a: eA==\n  b: !!binary eA==\nstringData:\n  c: |\n    x\n  d: 12\n',
      'kind: Secret\nmetadata: {name: db}\ndata:\n  a: *\n  b: !!binary *\nstringData:\n  c: |\n*  d: *\n',
    ],
    [
      'Secrets in a list',
      'kind: List\nitems:\n- kind: Secret\n  data: {a: x}\n- kind: ConfigMap\n  data: {a: x}\n',
      'kind: List\nitems:\n- kind: Secret\n  data: {a: *}\n- kind: ConfigMap\n  data: {a: x}\n',
    ],
    [
      'Secrets of a typed list',
      'kind: SecretList\nitems:\n- data: {a: x}\n',
      'kind: SecretList\nitems:\n- data: {a: *}\n',
    ],
    [
      'names of secrets',
      'a: {password: x, token: "y", apiKey: 12, user: z}\n',
      'a: {password: *, token: "*", apiKey: *, user: z}\n',
    ],
    ['lists below them', 'tokens: [a, b]\nmaxTokens: 3\n', 'tokens: [*, *]\nmaxTokens: 3\n'],
    [
      'variables',
      'env:\n- name: DB_PASSWORD\n  value: x\n- {name: USER, value: y}\n- {value: z, name: API_KEY}\n',
      'env:\n- name: DB_PASSWORD\n  value: *\n- {name: USER, value: y}\n- {value: *, name: API_KEY}\n',
    ],
    [
      'arguments',
      'args: [--db-password, x, --token=y, --port, "80"]\n',
      'args: [--db-password, *, --token=*, --port, "80"]\n',
    ],
    [
      'the annotation of kubectl',
      'annotations:\n  kubectl.kubernetes.io/last-applied-configuration: |\n    {"a": 1}\n',
      'annotations:\n  kubectl.kubernetes.io/last-applied-configuration: |\n*',
    ],
    [
      'an alias where its anchor is written',
      'a: &x hunter2\npassword: *x\n',
      'a: &x *\npassword: *x\n',
    ],
    [
      'what a merge brings in',
      'a: &a {b: x}\nkind: Secret\ndata: {<<: *a}\n',
      'a: &a {b: *}\nkind: Secret\ndata: {<<: *a}\n',
    ],
    [
      'configuration in texts',
      'data:\n  app.properties: |\n    user=a\n    db.password=x\n',
      'data:\n  app.properties: |\n    user=a\n    db.password=*\n',
    ],
    [
      'URLs in keys and comments',
      '# https://a:x1@b\n? https://a:y1@b\n: 1\n',
      '# https://a:*@b\n? https://a:*@b\n: 1\n',
    ],
    ['assignments in comments', 'a: 1 # password=x\n', 'a: 1 # password=*\n'],
  ])('%s', (_, text, shown) => {
    expect(star(text)).toBe(shown);
  });

  test.each([
    'automountServiceAccountToken: false\n',
    'imagePullSecrets:\n- name: x\n',
    'imagePullSecrets: [x]\n',
    'volumes:\n- secret: {secretName: web-tls}\n',
    'env:\n- name: DB_PASSWORD\n  valueFrom: {secretKeyRef: {name: db, key: password}}\n',
    'sources:\n- serviceAccountToken: {path: token, expirationSeconds: 3600}\n',
    'rules:\n- resources: [secrets, tokenreviews]\n',
    'token: null\npassword: ""\nsecret: true\n',
    'env:\n- {name: DB_PASSWORD, value: $(OTHER)}\n',
    'properties:\n  password: {type: string, description: the password of the user}\n',
  ])('nothing in %p', (text) => {
    expect(secretRanges(text)).toEqual([]);
  });

  test('what a rule has marked, all that is below it', () => {
    const text = 'data:\n  a: {b: [x, 1]}\n  c: y\n';
    expect(
      star(text, {
        marked: [
          ['data', 'a'],
          ['data', 'none'],
        ],
      }),
    ).toBe('data:\n  a: {b: [*, *]}\n  c: y\n');
  });

  test('by the patterns alone in a text that is no YAML', () => {
    expect(star('a: b: password=x\n')).toBe('a: b: password=*\n');
  });
});

describe('secretValues finds', () => {
  test('what a Secret holds, as written and decoded', () => {
    const text = `kind: Secret\ndata:\n  a: ${base64('hunter2')}\n  b: ${base64('DB_PASSWORD=inner1\n')}\nstringData: {c: plain, d: 1234}\n`;
    expect(valuesOf(text)).toEqual(
      expect.arrayContaining([base64('hunter2'), 'hunter2', 'inner1', 'plain', '1234']),
    );
  });

  test('what is in the annotation of kubectl', () => {
    const applied = JSON.stringify({ kind: 'Secret', data: { a: base64('hunter2') } });
    const text = JSON.stringify({
      metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': applied } },
    });
    expect(valuesOf(text)).toEqual(expect.arrayContaining([applied, base64('hunter2'), 'hunter2']));
  });

  test('passwords within texts', () => {
    expect(valuesOf('a: postgres://a:hunter2@b\nargs: ["--token=t0ken"]\n')).toEqual([
      'hunter2',
      't0ken',
    ]);
  });

  test('what a rule has marked', () => {
    expect([
      ...secretValues({ a: { b: ['x1', { c: 'x2' }] }, d: 'x3' }, [
        ['a', 'b'],
        ['none', 0],
      ]),
    ]).toEqual(['x1', 'x2']);
  });

  test('nothing in an object without any', () => {
    expect(valuesOf('kind: ConfigMap\nmetadata: {name: x}\ndata: {a: b}\n')).toEqual([]);
    expect([...secretValues(null), ...secretValues('x'), ...secretValues(undefined)]).toEqual([]);
  });
});
