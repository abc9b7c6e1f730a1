import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSample } from '../../../../src/facts/operations/metrics/parse-sample.js';

test.each<[line: string, labels: Readonly<Record<string, string>>, value: number]>([
  ['up 1', {}, 1],
  ['up{} 1 1395066363000', {}, 1],
  ['up{job="a",} 1', { job: 'a' }, 1],
  ['up { job = "a" , instance="b" }  1e3', { job: 'a', instance: 'b' }, 1000],
  ['up{path="C:\\\\DIR\\n\\"x\\""} +Inf', { path: 'C:\\DIR\n"x"' }, Infinity],
  ['up{a="},{"} -Inf', { a: '},{' }, -Infinity],
  ['up{a="1"} 0.5 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.67', { a: '1' }, 0.5],
  ['up{"label.with.dots"="1"} .5', { 'label.with.dots': '1' }, 0.5],
  ['{"up", job="a"} 1', { job: 'a' }, 1],
])('reads %s', (line, labels, value) => {
  const sample = parseSample(line);
  expect(sample?.name).toBe('up');
  expect(Object.fromEntries(sample?.labels ?? [])).toEqual(labels);
  expect(sample?.value).toBe(value);
});

test.each(['NaN', 'nan'])('takes %s for a value', (value) => {
  expect(parseSample(`up ${value}`)).toMatchObject({ name: 'up', value: NaN });
});

test.each([
  'up',
  'up{job="a" 1',
  'up{job=a} 1',
  'up{job="a"} one',
  'up{job="a""b"} 1',
  '{job="a"} 1',
  '1up 1',
  'up{} 1 2 3',
  'up{"other"} 1',
  '<html>',
  'up{job="a',
])('%s is no sample', (line) => {
  expect(parseSample(line)).toBeUndefined();
});

test('reads back whatever is written in a label', () => {
  const escape = (text: string) =>
    text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  fc.assert(
    fc.property(fc.string(), (value) => {
      fc.pre(!/[\r\u2028\u2029]/.test(value));
      expect(parseSample(`m{l="${escape(value)}"} 1`)?.labels).toEqual([['l', value]]);
    }),
  );
});

test('takes any line', () => {
  fc.assert(fc.property(fc.string(), (line) => void parseSample(line)));
});
