import { describe, expect, test } from '@jest/globals';
import { findFlagReads } from '../../../src/facts/joined/find-flag-reads.js';
import { loadCompiler } from '../../../src/facts/typescript/compiler.js';
import { edgesOf, type Files, trace } from '../modules/calls/traced.js';

/** The flags that code asks for, sorted; `head*` for a key that is put together. */
async function readsOf(files: Files, named: readonly string[] = []): Promise<readonly string[]> {
  const graph = { edges: edgesOf(files) };
  const reads = findFlagReads(
    await loadCompiler(),
    await trace(files),
    graph,
    Object.keys(files),
    named,
  );
  return reads.map(({ key, head }) => key ?? `${head}*`).sort();
}

describe('clients of providers', () => {
  test.each([
    [
      'OpenFeature',
      `import { OpenFeature } from '@openfeature/server-sdk';
       const flags = OpenFeature.getClient(); flags.getBooleanValue('a', false); flags.getStringDetails('b', '');`,
      ['a', 'b'],
    ],
    [
      'OpenFeature for NestJS',
      `import { OpenFeatureClient, type Client } from '@openfeature/nestjs-sdk';
       class A { constructor(@OpenFeatureClient() private readonly client: Client) {} go() { return this.client.getBooleanValue('a', false); } }`,
      ['a'],
    ],
    [
      'LaunchDarkly',
      `import { init } from '@launchdarkly/node-server-sdk';
       const client = init('key'); client.variation('a', {}, false); client.boolVariation('b', {}, false);`,
      ['a', 'b'],
    ],
    [
      'Unleash',
      `import { initialize, isEnabled } from 'unleash-client';
       const unleash = initialize({}); unleash.isEnabled('a'); isEnabled('b');`,
      ['a', 'b'],
    ],
    [
      'GrowthBook',
      `import { GrowthBook } from '@growthbook/growthbook';
       const gb = new GrowthBook({}); gb.isOn('a'); gb.getFeatureValue('b', 1);`,
      ['a', 'b'],
    ],
    [
      'Flagsmith',
      `import Flagsmith from 'flagsmith-nodejs';
       const flagsmith = new Flagsmith({});
       async function go() { const flags = await flagsmith.getEnvironmentFlags(); return flags.isFeatureEnabled('a'); }`,
      ['a'],
    ],
    [
      'ConfigCat',
      `import * as configcat from 'configcat-node';
       configcat.getClient('sdk').getValueAsync('a', false);`,
      ['a'],
    ],
    [
      'PostHog',
      `import { PostHog } from 'posthog-node';
       const posthog = new PostHog('x'); posthog.isFeatureEnabled('a', 'user');`,
      ['a'],
    ],
    [
      'Split on a server and in a browser',
      `import { SplitFactory } from '@splitsoftware/splitio';
       const client = SplitFactory({}).client(); client.getTreatment('user', 'a'); client.getTreatment('b', attributes);`,
      ['a', 'b'],
    ],
    [
      'hooks',
      `import { useBooleanFlagValue } from '@openfeature/react-sdk';
       export const Page = () => useBooleanFlagValue('a', false);`,
      ['a'],
    ],
    [
      'all at once',
      `import { useFlags } from 'launchdarkly-react-client-sdk';
       const { oneClick } = useFlags();`,
      ['*'],
    ],
  ])('%s', async (_, code, keys) => {
    expect(await readsOf({ 'src/a.ts': code })).toEqual(keys);
  });

  test('a method of the same name on anything else asks for no flag', async () => {
    const code = `import { Button } from 'buttons'; import { OpenFeature } from '@openfeature/server-sdk';
      class Own { isEnabled(name: string) { return name; } }
      new Button().isEnabled('a'); new Own().isEnabled('b'); map.getValue('c'); OpenFeature.setLogger('d');`;
    expect(await readsOf({ 'src/a.ts': code })).toEqual([]);
  });
});

const client = `import { OpenFeature } from '@openfeature/server-sdk';
export const flags = OpenFeature.getClient();
`;

describe('keys', () => {
  test('are texts, constants, members of objects, enumerations and classes, over files', async () => {
    const files = {
      'src/client.ts': client,
      'src/keys.ts': `
        export const plain = 'a';
        export const Keys = { nested: { b: 'b' }, 'c': 'c' } as const;
        export enum Flag { D = 'd' }
        export class Names { static readonly e = 'e'; }
        const local = 'f'; export { local as renamed };
        export default 'g';
        export const frozen = Object.freeze({ h: 'h' });`,
      'src/index.ts': `export * from './keys.js'; export { Flag as Kind } from './keys.js';`,
      'src/a.ts': `
        import { flags } from './client.ts'; import last, { plain, Keys } from './keys.ts';
        import { Kind, Names, renamed, frozen } from './index.ts'; import * as all from './keys.ts';
        for (const key of []) void key;
        flags.getBooleanValue(plain, false); flags.getBooleanValue(Keys.nested.b, false); flags.getBooleanValue(Keys['c'], false);
        flags.getBooleanValue(Kind.D, false); flags.getBooleanValue(Names.e, false); flags.getBooleanValue(renamed, false);
        flags.getBooleanValue(last, false); flags.getBooleanValue(frozen.h, false); flags.getBooleanValue(all.Flag.D as string, false);
        flags.getBooleanValue(isNew ? 'i' : 'j', false);`,
    };
    const fixed = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        text.replaceAll('./keys.js', './keys.ts'),
      ]),
    );
    const keys = ['a', 'b', 'c', 'd', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    expect(await readsOf(fixed)).toEqual(keys);
  });

  test('that are put together are not guessed', async () => {
    const code = `import { flags } from './client.ts';
      let changing = 'a'; flags.getBooleanValue(changing, false);
      flags.getBooleanValue(\`checkout-\${country}\`, false); flags.getBooleanValue('a' + country, false);
      flags.getBooleanValue(process.env.FLAG, false); const self = other; const other = self; flags.getBooleanValue(self, false);
      flags.getBooleanValue();`;
    expect(await readsOf({ 'src/client.ts': client, 'src/a.ts': code })).toEqual([
      ...['*', '*', '*', '*', 'checkout-*'],
    ]);
  });
});

describe('functions of the code', () => {
  const own = {
    'src/client.ts': client,
    'src/flags.ts': `import { flags } from './client.ts';
      export class Flags { isOn(name: string) { return flags.getBooleanValue(name, false); } }
      export const isFor = (user: string, name: string) => new Flags().isOn(name);`,
  };

  test('that hand their parameter on ask for what they are called with', async () => {
    const code = `import { Flags, isFor } from './flags.ts'; new Flags().isOn('a'); isFor('me', 'b');`;
    expect(await readsOf({ ...own, 'src/a.ts': code })).toEqual(['a', 'b']);
  });

  test('that nobody is seen to call may be asked for anything', async () => {
    expect(
      await readsOf({ ...own, 'src/flags.ts': own['src/flags.ts'].replace(/export const.*/s, '') }),
    ).toEqual(['*']);
  });

  test('that are named take the key first, of the code or of a package', async () => {
    const code = `import { isOn } from '@acme/flags'; import { other } from './own.ts';
      isOn('a'); other('b'); new Other().other('c');`;
    const files = {
      'src/own.ts': 'export function other(key) { return env[key]; }',
      'src/a.ts': code,
    };
    expect(await readsOf(files)).toEqual([]);
    expect(await readsOf(files, ['@acme/flags#isOn', 'other'])).toEqual(['a', 'b']);
  });
});
