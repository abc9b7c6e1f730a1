import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { kubernetes } from '../../src/evaluate/index.js';
import { ArchfitError } from '../../src/report/index.js';
import { readFitnessOptions } from '../../src/runner/fitness/fitness-options.js';
import { thrown } from '../matchers/failure-message.js';

const source = kubernetes({ manifests: 'rendered' });

describe('the options of describeFitness', () => {
  test('start at the working directory, and look for a configuration', () => {
    expect(readFitnessOptions({})).toEqual({ cwd: process.cwd() });
    expect(readFitnessOptions({ cwd: 'test' })).toEqual({ cwd: resolve('test') });
  });

  test('leave the configuration out when sources are given, unless it is named', () => {
    expect(readFitnessOptions({ sources: source })).toMatchObject({
      sources: [source],
      configFile: false,
    });
    expect(readFitnessOptions({ sources: [source], config: 'archfit.config.yaml' })).toMatchObject({
      sources: [source],
      configFile: 'archfit.config.yaml',
    });
    expect(readFitnessOptions({ config: false })).toMatchObject({ configFile: false });
  });

  test.each(['2031-03-01', new Date('2031-03-01')])('take a date as %p', (now) => {
    expect(readFitnessOptions({ now }).now).toBe('2031-03-01T00:00:00.000Z');
  });

  test('keep what the evaluation takes, and drop what is undefined', () => {
    const kept = {
      only: ['kubernetes/owner-label'],
      except: [],
      environments: ['prod'],
      failOn: 'low',
      rules: { 'kubernetes/cpu-limit': 'off' },
      baseline: false,
      waivers: 'waivers.yaml',
    } as const;
    const given = { ...kept, config: undefined, now: undefined, timeoutMs: 1 };
    // A type that allows undefined is what JavaScript files have.
    expect(readFitnessOptions(given as object)).toEqual({ ...kept, cwd: process.cwd() });
  });

  test.each<[string, unknown, string]>([
    ['a misspelt option', { onyl: [] }, 'has no option onyl\nOptions: only, except, sources'],
    ['one rule instead of a list', { only: 'kubernetes/owner-label' }, 'the value of only'],
    ['a list of other things', { except: [1] }, 'the value of except\nGive it a list'],
    ['a path as sources', { sources: 'rendered' }, 'the value of sources'],
    ['true as configuration', { config: true }, 'the value of config\nGive it a text or false'],
    ['a date that is none', { now: 'tomorrow' }, 'the value of now\nGive it a date'],
    ['no time at all', { timeoutMs: 0 }, 'the value of timeoutMs\nGive it a number'],
    ['a list of options', [], 'takes an object of options'],
    ['no options', null, 'takes an object of options'],
    ['code', { rules: { 'kubernetes/owner-label': () => 'off' } }, 'takes plain data'],
    ['numbers that JSON has not', { rules: { a: { parameters: { b: 1n } } } }, 'takes plain data'],
  ])('refuse %s', (_, options, message) => {
    // What a JavaScript file may pass.
    const error = thrown(() => readFitnessOptions(options as object));
    expect(error).toBeInstanceOf(ArchfitError);
    expect(error).toMatchObject({ code: 'usage' });
    expect(error.message).toContain(`describeFitness `);
    expect(error.message).toContain(message);
  });
});
