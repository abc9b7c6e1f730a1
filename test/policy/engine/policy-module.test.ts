/** @jest-environment ./test/policy/opa-environment.mjs */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PolicyEvaluator } from '../../../src/policy/engine/index.js';
import { loadPolicyModule } from '../../../src/policy/engine/policy-module.js';
import { readMemoryNeeds } from '../../../src/policy/engine/wasm-binary.js';
import { pageSize } from '../../../src/policy/engine/web-assembly.js';
import { ArchfitError } from '../../../src/report/index.js';
import { compileRego, thrownBy } from './compile.js';

const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

let wasm: Uint8Array;

beforeAll(async () => {
  wasm = await compileRego(
    { 'a.rego': 'package a\n\np := sprintf("%d", [input.n])\n\nq := units.parse(input.s)' },
    ['a/q', 'a/p'],
  );
});

describe('a module', () => {
  test('tells its entrypoints, builtins and digest', () => {
    const module = loadPolicyModule(wasm, { name: 'a.wasm' });
    expect(module).toMatchObject({
      name: 'a.wasm',
      entrypoints: ['a/p', 'a/q'],
      builtins: ['sprintf', 'units.parse'],
    });
    expect(module.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('equal bytes are compiled once', () => {
    const again = loadPolicyModule(Uint8Array.from(wasm));
    expect(again.program).toBe(loadPolicyModule(wasm).program);
  });
});

describe('a module that cannot be relied on is refused when it is loaded', () => {
  test('when it needs a builtin that there is none of, each one is named, and the module', async () => {
    const needy = await compileRego(
      {
        'a.rego':
          'package a\n\np := [io.jwt.decode(input.x), strings.render_template(input.x, {}), graphql.parse_query(input.x)]',
      },
      ['a/p'],
    );
    const error = thrownBy(() => loadPolicyModule(needy, { name: 'needy.wasm' }));
    expect(error).toBeInstanceOf(ArchfitError);
    expect(error).toMatchObject({
      code: 'pack-load',
      message:
        'needy.wasm needs builtins that archfit does not have: graphql.parse_query (needs a parser of GraphQL), io.jwt.decode (reads or signs tokens), strings.render_template (needs the templates of Go)',
    });
  });

  test('when the host offers fewer builtins than before', () => {
    expect(() => loadPolicyModule(wasm, { builtins: {} })).toThrow(
      'policy module needs builtins that archfit does not have: sprintf, units.parse',
    );
  });

  test.each([
    ['it is no WebAssembly', [1, 2, 3, 4, 5, 6, 7, 8], /^x is not a module of policies: /],
    ['it is WebAssembly of something else', header, /^x has version unknown\.unknown of OPA's ABI/],
    ['its ABI is older than 1.2', moduleOfAbi(1, 1), /^x has version 1\.1 of OPA's ABI; 1\.2/],
    ['its ABI is of another generation', moduleOfAbi(2, 3), /^x has version 2\.3 of OPA's ABI/],
  ])('when %s', (_, bytes, message) => {
    const error = thrownBy(() => loadPolicyModule(Uint8Array.from(bytes), { name: 'x' }));
    expect(error).toMatchObject({ code: 'pack-load', message: expect.stringMatching(message) });
  });
});

test('a module that declares less memory than its data take works all the same', async () => {
  // OPA counts pages before it adds the table of rules: let that table alone reach into the third page.
  const rules = Array.from(
    { length: 40 },
    (_, index) => `${'long_'.repeat(12)}${index} := ${index}`,
  );
  const compileFilled = (filler: number) =>
    compileRego(
      { 'a.rego': `package a\n\np := "${'x'.repeat(filler)}"\n\n${rules.join('\n\n')}` },
      ['a/p', 'a'],
    );
  const { dataEnd } = readMemoryNeeds(await compileFilled(1));
  const filler = 2 * pageSize - dataEnd + 1000;
  const module = await compileFilled(filler);
  const needs = readMemoryNeeds(module);
  expect(needs.dataEnd).toBeGreaterThan(needs.declaredPages * pageSize);
  const evaluator = new PolicyEvaluator(loadPolicyModule(module));
  expect(evaluator.evaluate({}, 'a/p')).toBe('x'.repeat(filler));
});

describe('an environment that is not that of Node is refused', () => {
  const hint = expect.stringContaining('Use the node test environment') as unknown;

  async function loadIsolated(prepare: () => () => void): Promise<unknown> {
    let error: unknown;
    await jest.isolateModulesAsync(async () => {
      const undo = prepare();
      try {
        const isolated = await import('../../../src/policy/engine/policy-module.js');
        error = thrownBy(() => isolated.loadPolicyModule(wasm));
      } finally {
        undo();
      }
    });
    return error;
  }

  test.each(['TextDecoder', 'TextEncoder', 'WebAssembly'] as const)(
    'when it lacks %s, as jsdom does',
    async (name) => {
      const error = await loadIsolated(() => {
        const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
        Reflect.deleteProperty(globalThis, name);
        return () => Object.defineProperty(globalThis, name, descriptor ?? {});
      });
      expect(error).toMatchObject({ code: 'pack-load', hint });
    },
  );

  test('when the SDK would take our bytes for an object and judge {}', async () => {
    const error = await loadIsolated(() => {
      jest.doMock('@open-policy-agent/opa-wasm', () => {
        const { LoadedPolicy } = jest.requireActual<{
          LoadedPolicy: new (...values: unknown[]) => { setData(data: unknown): void };
        }>('@open-policy-agent/opa-wasm');
        return {
          LoadedPolicy: class extends LoadedPolicy {
            override setData(): void {
              super.setData({});
            }
          },
        };
      });
      return () => {
        jest.dontMock('@open-policy-agent/opa-wasm');
      };
    });
    expect(error).toMatchObject({ code: 'pack-load', hint });
  });
});

/** A module of nothing but the two globals that tell the version of the ABI. */
function moduleOfAbi(major: number, minor: number): readonly number[] {
  const globals = [2, 0x7f, 0, 0x41, major, 0x0b, 0x7f, 0, 0x41, minor, 0x0b];
  const names = ['opa_wasm_abi_version', 'opa_wasm_abi_minor_version'];
  const exported = names.flatMap((name, index) => [name.length, ...Buffer.from(name), 3, index]);
  return [...header, 6, globals.length, ...globals, 7, exported.length + 1, 2, ...exported];
}
