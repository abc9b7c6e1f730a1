import { describe, expect, test } from '@jest/globals';
import { describeArchitecture } from '../../../src/evaluate/modules/describe-architecture.js';
import { layered } from '../../../src/facts/modules/architecture/layered.js';
import { baseOf, nameSubjects } from './base-of.js';

const texts = { 'src/a.ts': '', 'src/a.test.ts': '', 'src/jobs/b.ts': '', 'other/c.ts': '' };

describe('what an architecture says and the code does not', () => {
  test('are patterns without files and files without a layer; tests are left out', async () => {
    const layers = [layered({ all: ['src/a.ts', 'src/b.ts'] })];
    const part = describeArchitecture(await baseOf([], { layers }, { texts }));
    expect(part.facts).toEqual({
      architecture: {
        subject: 'architecture',
        unmatched: [
          {
            subject: 'pattern:layers[0].layers.all:src/b.ts',
            setting: 'layers[0].layers.all',
            pattern: 'src/b.ts',
          },
        ],
        uncovered: [
          {
            subject: 'uncovered:layers[0]',
            setting: 'layers[0]',
            isOnly: true,
            files: 1,
            of: 2,
            folders: [{ path: 'src/jobs/', files: 1 }],
            more: 0,
          },
        ],
      },
    });
    expect(part.subjects.get('uncovered:layers[0]')?.locate()).toEqual({
      uri: 'repo/src/jobs/b.ts',
    });
    expect(nameSubjects(part)).toEqual({
      architecture: 'architecture',
      'pattern:layers[0].layers.all:src/b.ts': 'layers[0].layers.all: src/b.ts',
      'uncovered:layers[0]': 'layers[0]',
    });
  });

  test('are not asked for where nothing is said, or the rule is off', async () => {
    const layers = [layered({ all: 'src' })];
    expect(describeArchitecture(await baseOf([], {}, { texts })).facts).toEqual({});
    const off = await baseOf([], { layers }, { texts, isOn: () => false });
    expect(describeArchitecture(off).facts).toEqual({});
  });
});
