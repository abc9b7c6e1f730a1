import { describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { noArtefacts } from '../../../../src/facts/operations/index.js';
import { loggerReader } from '../../../../src/facts/operations/logging/read-loggers.js';
import type { Problem } from '../../../../src/report/index.js';

/** What the reader finds in a file, a logger a line. */
async function read(given: {
  readonly yaml?: string;
  readonly text?: string;
  readonly uri?: string;
  readonly object?: string;
}) {
  const { yaml, text, object, uri = text === undefined ? 'orders.yaml' : 'src/logger.ts' } = given;
  const artefacts = noArtefacts();
  const problems: Problem[] = [];
  const count = await loggerReader.read(
    {
      id: uri,
      uri,
      value: yaml === undefined ? undefined : load(yaml),
      ...(text !== undefined && { text }),
      ...(object !== undefined && {
        object: { apiVersion: 'v1', kind: object, name: 'a', namespace: '' },
      }),
      locate: (path) => ({ uri, pointer: path.join('/') }),
    },
    artefacts,
    problems,
  );
  const loggers = artefacts.loggers.map(
    ({ library, name, output, why }) => `${library} ${name} ${output}: ${why}`,
  );
  return { count, loggers, problems, places: artefacts.loggers.map(({ place }) => place) };
}

const pinoImport = "import pino from 'pino';\n";
const winstonImport = "import winston, { createLogger, format, transports } from 'winston';\n";
const text = (target: string) => `text: its transport ${target} writes lines of text`;
const json = 'json: pino writes JSON';

describe('files of options', () => {
  test.each([
    ['level: info\nformatters: {}', `pino orders.yaml ${json}`],
    ['name: a\ntransport: { target: pino-pretty }', `pino a ${text('pino-pretty')}`],
    [
      'transport: { target: pino/file }',
      'pino orders.yaml json: its transport pino/file keeps JSON',
    ],
    [
      'transport: { targets: [{ target: pino/file }, { target: pino-pretty }] }',
      `pino orders.yaml ${text('pino-pretty')}`,
    ],
    [
      'transport: { pipeline: [{ target: ./redact.js }, { target: pino-pretty }] }',
      `pino orders.yaml ${text('pino-pretty')}`,
    ],
    [
      'transport: { target: ./own.js }',
      'pino orders.yaml unknown: it depends on the transport ./own.js, which is not known',
    ],
    [
      'transport: { target: "${TARGET}" }',
      'pino orders.yaml unknown: it depends on the transport ${TARGET}, which is not known',
    ],
    ['level: info\nprettyPrint: true', 'pino orders.yaml text: prettyPrint is on'],
    ['pino: { level: info }', `pino orders.yaml ${json}`],
    ['pino: { transport: 7 }', 'pino orders.yaml unknown: it depends on what is written here'],
    [
      'logging: { logger: { base: { service: cart }, transport: { target: pino-pretty } } }',
      `pino cart ${text('pino-pretty')}`,
    ],
    ['winston: {}', 'winston orders.yaml json: winston writes JSON unless a format says otherwise'],
    ['format: json\ntransports: [{ type: console }]', 'winston orders.yaml json: format json'],
    [
      'format: json\ntransports: [{ type: console, format: simple }]',
      'winston orders.yaml text: format simple writes text',
    ],
    [
      'format: [timestamp, cli]\ntransports: [console]',
      'winston orders.yaml text: format cli writes text',
    ],
    [
      'format: { type: constructor }\ntransports: []',
      'winston orders.yaml unknown: it depends on format constructor',
    ],
    ['name: b\nstreams: [{ level: info, stream: stdout }]', 'bunyan b json: bunyan writes JSON'],
    [
      'name: b\nstreams: [{ level: info, path: b.log }, { level: info, type: raw, stream: stdout }]',
      'bunyan b unknown: it depends on a raw stream',
    ],
  ])('%s', async (yaml, logger) => {
    expect(await read({ yaml })).toMatchObject({ count: 1, loggers: [logger], problems: [] });
  });

  test('of several environments that of production counts', async () => {
    const yaml = `
development: { logger: { transport: { target: pino-pretty } } }
production: { logger: { level: info, messageKey: message } }`;
    expect(await read({ yaml })).toMatchObject({ loggers: [`pino orders.yaml ${json}`] });
    const pretty = 'transport: { target: pino-pretty }';
    for (const uri of ['config/development.yaml', 'config/logger.local.json', 'test/pino.yaml']) {
      expect(await read({ yaml: pretty, uri })).toMatchObject({ count: 0, loggers: [] });
    }
  });

  test('loggers in a list and in a mapping', async () => {
    const part = '{ level: info, formatters: {} }';
    const mapping = await read({ yaml: `loggers: { orders: ${part}, cart: ${part}, none: 7 }` });
    expect(mapping.loggers).toEqual([`pino orders ${json}`, `pino cart ${json}`]);
    expect(mapping.places.map(({ path }) => path.join('/'))).toEqual([
      'loggers/orders',
      'loggers/cart',
    ]);
    expect((await read({ yaml: `loggers: [${part}]` })).count).toBe(1);
  });

  test.each([
    ['level: info'],
    ['transport: { target: "http://example.test" }'],
    ['transport: tcp\nlevel: info'],
    ['transports: [a]'],
    ['name: a\nstreams: [1]'],
    ['[1, 2]'],
    ['a: { transport: { target: pino-pretty } }'],
  ])('%s is no logger', async (yaml) => {
    expect(await read({ yaml })).toMatchObject({ count: undefined, loggers: [] });
  });

  test('an object of a manifest is none, and a text in it may be one', async () => {
    const yaml = 'kind: ConfigMap\ntransport: { target: pino-pretty }';
    expect((await read({ yaml, object: 'ConfigMap' })).count).toBeUndefined();
    const inside = await read({ yaml: 'transport: { target: pino-pretty }', object: 'ConfigMap' });
    expect(inside.count).toBe(1);
  });
});

describe('pino in code', () => {
  const unsure = (because: string) => `unknown: it depends on ${because}`;
  const pretty = text('pino-pretty');
  test.each([
    ['const log = pino()', `log ${json}`],
    ["const log = pino({ name: 'a' })", `a ${json}`],
    ["const log = pino('app.log')", `log ${json}`],
    ["pino({ transport: { target: 'pino-pretty' } })", `pino ${pretty}`],
    [
      "const t = { target: 'pino-pretty' } as const; const log = pino({ transport: t })",
      `log ${pretty}`,
    ],
    [
      "const log = pino({ transport: process.env.NODE_ENV === 'development' ? { target: 'pino-pretty' } : undefined })",
      `log ${json}`,
    ],
    [
      "const log = pino({ transport: process.env['NODE_ENV'] === 'production' ? undefined : { target: 'pino-pretty' } })",
      `log ${json}`,
    ],
    [
      "const { NODE_ENV = 'development' } = process.env; const log = pino({ ...(NODE_ENV == 'production' ? {} : { transport: { target: 'pino-pretty' } }) })",
      `log ${json}`,
    ],
    [
      "const isDev = ['development', 'test'].includes(process.env.NODE_ENV ?? ''); const log = pino({ transport: isDev ? { target: 'pino-pretty' } : undefined })",
      `log ${json}`,
    ],
    [
      "const isProd = process.env.NODE_ENV === 'production'; const log = pino({ transport: !isProd && { target: 'pino-pretty' } })",
      `log ${json}`,
    ],
    [
      "const isProd = process.env.NODE_ENV === 'production'; const log = pino({ transport: isProd && { target: 'pino-pretty' } })",
      `log ${pretty}`,
    ],
    [
      "const log = pino({ transport: process.env.PRETTY ? { target: 'pino-pretty' } : undefined })",
      `log ${unsure('process.env.PRETTY')}`,
    ],
    [
      "const log = pino({ transport: process.env.PRETTY ? { target: 'pino/file' } : undefined })",
      'log json: its transport pino/file keeps JSON',
    ],
    [
      "const log = pino({ ...(process.env.PRETTY && { transport: { target: 'pino-pretty' } }) })",
      `log ${unsure('process.env.PRETTY')}`,
    ],
    ["const log = pino({ ...(process.env.PRETTY && { level: 'debug' }) })", `log ${json}`],
    [
      "import { options } from './options.js'; const log = pino(options)",
      `log ${unsure('./options.js.options')}`,
    ],
    [
      "import { options } from './options.js'; const log = pino({ ...options })",
      `log ${unsure('./options.js.options')}`,
    ],
    [
      "import { options } from './options.js'; const log = pino({ ...options, transport: undefined })",
      `log ${unsure('./options.js.options')}`,
    ],
    [
      "const options: any = {}; if (process.env.NODE_ENV !== 'production') { options.transport = { target: 'pino-pretty' }; } const log = pino(options)",
      `log ${json}`,
    ],
    [
      "const options: any = {}; options.transport = { target: 'pino-pretty' }; const log = pino(options)",
      `log ${pretty}`,
    ],
    [
      "const options: any = {}; if (process.env.PRETTY) options.transport = { target: 'pino-pretty' }; const log = pino(options)",
      `log ${unsure('process.env.PRETTY')}`,
    ],
    [
      "let target = 'pino/file'; target = 'pino-pretty'; const log = pino({ transport: { target } })",
      `log ${unsure('target')}`,
    ],
    [
      'function make(target: string) { return pino({ transport: { target } }); }',
      `pino ${unsure('target')}`,
    ],
    [
      "import pretty from 'pino-pretty'; const log = pino({}, pretty())",
      'log text: its stream pino-pretty writes lines of text',
    ],
    ["const log = pino(pino.destination('a.log'))", `log ${json}`],
    ['const log = pino({}, process.stdout)', `log ${json}`],
    ["const log = pino(pino.transport({ target: 'pino-pretty' }))", `log ${pretty}`],
    [
      "import pretty from 'pino-pretty'; const streams = [{ stream: process.stdout }]; streams.push({ stream: pretty() }); const log = pino({}, pino.multistream(streams))",
      'log text: its stream pino-pretty writes lines of text',
    ],
    ['const log = pino({}, open())', `log ${unsure('open()')}`],
    [
      "import { fastify } from 'fastify'; const app = fastify({ logger: { transport: { target: '@fastify/one-line-logger' } } })",
      `app ${text('@fastify/one-line-logger')}`,
    ],
    ["import fastify from 'fastify'; const app = fastify({ logger: true })", `app ${json}`],
    [
      "import { pinoHttp } from 'pino-http'; app.use(pinoHttp({ transport: { target: 'pino-pretty' } }))",
      `pino ${pretty}`,
    ],
    [
      "import { LoggerModule } from 'nestjs-pino'; LoggerModule.forRoot({ pinoHttp: { name: 'n', transport: { target: 'pino-pretty' } } })",
      `n ${pretty}`,
    ],
  ])('%s', async (code, logger) => {
    const found = await read({ text: pinoImport + code });
    expect(found).toMatchObject({ count: 1, loggers: [`pino ${logger}`], problems: [] });
  });

  test.each([
    ["import { pino } from 'pino'; const log = pino({ prettyPrint: true });"],
    ["import * as pino from 'pino'; const log = pino.default({ prettyPrint: true });"],
    ["import pino = require('pino'); const log = pino({ prettyPrint: true });"],
    ["const pino = require('pino'); const log = pino({ prettyPrint: true });"],
    ["const { pino: make } = require('pino'); const log = make({ prettyPrint: true });"],
  ])('%s', async (code) => {
    expect((await read({ text: code })).loggers).toEqual(['pino log text: prettyPrint is on']);
  });

  const make = "pino({ name: 'dev', transport: { target: 'pino-pretty' } })";
  test.each([
    [`const log = process.env.NODE_ENV === 'production' ? pino({ name: 'prod' }) : ${make};`],
    [
      `let log; if (process.env.NODE_ENV === 'production') { log = pino({ name: 'prod' }); } else { log = ${make}; }`,
    ],
    [
      `function f() { if (process.env.NODE_ENV === 'production') return pino({ name: 'prod' }); return ${make}; }`,
    ],
    [
      `switch (process.env.NODE_ENV) { case 'production': log(pino({ name: 'prod' })); break; default: log(${make}); }`,
    ],
    [
      `switch (process.env.NODE_ENV) { case 'development': log(${make}); break; default: log(pino({ name: 'prod' })); }`,
    ],
    [
      `const a = pino({ name: 'prod' }); const b = process.env.NODE_ENV !== 'production' && ${make};`,
    ],
  ])('only what production runs counts: %s', async (code) => {
    expect((await read({ text: pinoImport + code })).loggers).toEqual([`pino prod ${json}`]);
  });

  test('one that is made under a condition that nobody knows is unknown', async () => {
    const code = `if (process.env.PRETTY) { log(${make}); } else { log(pino({ name: 'plain' })); }`;
    expect((await read({ text: pinoImport + code })).loggers).toEqual([
      'pino dev unknown: it depends on process.env.PRETTY',
      `pino plain ${json}`,
    ]);
  });

  test('a file whose loggers are all of other environments counts for nothing', async () => {
    const code = `if (process.env.NODE_ENV === 'test') { log(${make}); }`;
    expect(await read({ text: pinoImport + code })).toMatchObject({ count: 0, loggers: [] });
  });
});

describe('winston in code', () => {
  const own = 'json: winston writes JSON unless a format says otherwise';
  const simple = 'text: format simple writes text';
  test.each([
    ['createLogger()', own],
    ['createLogger({ format: format.json() })', 'json: format json'],
    ['createLogger({ format: winston.format.simple() })', simple],
    [
      'createLogger({ format: format.combine(format.timestamp(), format.json()) })',
      'json: format json',
    ],
    ['createLogger({ format: format.combine(redact(), format.json()) })', 'json: format json'],
    [
      'createLogger({ format: format.combine(format.json(), redact()) })',
      'unknown: it depends on redact()',
    ],
    [
      'createLogger({ format: format.combine(format.timestamp()) })',
      'unknown: it depends on its formats, of which none makes a line',
    ],
    [
      'createLogger({ format: format.printf((line) => `${line.level}: ${line.message}`) })',
      'text: its format printf writes lines of text',
    ],
    [
      'createLogger({ format: format.printf(function (line) { return line.level + line.message; }) })',
      'text: its format printf writes lines of text',
    ],
    [
      'createLogger({ format: format.printf((line) => JSON.stringify(line)) })',
      'json: its format printf writes JSON',
    ],
    [
      'createLogger({ format: format.printf((line) => `${JSON.stringify(line)}`) })',
      'json: its format printf writes JSON',
    ],
    [
      'createLogger({ format: format.printf((line) => { if (line.a) { return ""; } return JSON.stringify(line); }) })',
      'unknown: it depends on what its format printf gives',
    ],
    ['createLogger({ transports: [new transports.Console({ format: format.simple() })] })', simple],
    [
      'createLogger({ format: format.simple(), transports: new transports.Console({ format: format.json() }) })',
      'json: format json',
    ],
    [
      'createLogger({ format: format.json(), transports: [new transports.Console({ format: format.colorize() })] })',
      'json: format json',
    ],
    ['createLogger({ format: format.simple(), transports: [new transports.Http({})] })', own],
    [
      'createLogger({ transports: [new transports.Console({ silent: true, format: format.simple() })] })',
      own,
    ],
    [
      "createLogger({ transports: [process.env.NODE_ENV === 'test' && new transports.Console({ format: format.simple() })] })",
      own,
    ],
    [
      'createLogger({ transports: [process.env.X ? new transports.Console({ format: format.simple() }) : new transports.Console()] })',
      'unknown: it depends on process.env.X',
    ],
    ['createLogger({ transports: [own] })', 'unknown: it depends on own'],
    [
      'createLogger({ format: process.env.X ? format.json() : format.logstash() })',
      'json: format json',
    ],
    ['createLogger(); l.add(new transports.Console({ format: format.simple() }))', simple],
    [
      "createLogger(); if (process.env.NODE_ENV !== 'production') { l.add(new transports.Console({ format: format.simple() })); }",
      own,
    ],
    [
      'createLogger(); if (process.env.X) { l.add(new transports.Console({ format: format.simple() })); }',
      'unknown: it depends on process.env.X',
    ],
  ])('%s', async (code, output) => {
    const found = await read({ text: `${winstonImport}const l = ${code};` });
    expect(found).toMatchObject({ loggers: [`winston l ${output}`], problems: [] });
  });

  test('loggers of the library itself', async () => {
    const code = "winston.loggers.add('cart', { format: format.simple() }); winston.configure({});";
    expect((await read({ text: winstonImport + code })).loggers).toEqual([
      `winston cart ${simple}`,
      `winston winston ${own}`,
    ]);
  });
});

describe('bunyan in code', () => {
  const code = "import bunyan from 'bunyan'; import bunyanFormat from 'bunyan-format';\n";
  test.each([
    ["{ name: 'a' }", 'json: bunyan writes JSON'],
    ["{ name: 'a', stream: process.stdout }", 'json: bunyan writes JSON'],
    ["{ name: 'a', stream: bunyanFormat({ outputMode: 'json' }) }", 'json: bunyan writes JSON'],
    [
      "{ name: 'a', stream: bunyanFormat({ outputMode: process.env.MODE }) }",
      'unknown: it depends on process.env.MODE',
    ],
    [
      "{ name: 'a', stream: bunyanFormat({ outputMode: 'short' }) }",
      'text: its stream bunyan-format writes lines of text',
    ],
    [
      "{ name: 'a', streams: [{ path: 'a.log' }, { stream: bunyanFormat() }] }",
      'text: its stream bunyan-format writes lines of text',
    ],
    ["{ name: 'a', streams: open() }", 'unknown: it depends on open()'],
    ["{ name: 'a', stream: open() }", 'unknown: it depends on open()'],
  ])('%s', async (options, output) => {
    const found = await read({
      text: `${code}export const log = bunyan.createLogger(${options});`,
    });
    expect(found.loggers).toEqual([`bunyan a ${output}`]);
  });
});

describe('code that is no logger, or cannot be read', () => {
  test.each([
    ["import { pino } from './pino.js'; pino();"],
    ["import pino from 'pino'; export const level = pino.levels.values;"],
    ["import fastify from 'fastify'; fastify({ logger: false });"],
    ["import http from 'pino-http'; import { log } from './log.js'; http({ logger: { ...log } });"],
    ['console.log(1);'],
  ])('%s', async (code) => {
    expect(await read({ text: code })).toMatchObject({
      count: undefined,
      loggers: [],
      problems: [],
    });
  });

  test('other texts are not read', async () => {
    expect((await read({ text: "'pino'", uri: 'a.md' })).count).toBeUndefined();
  });

  test('a fault is told with its place, and the rest is read', async () => {
    const found = await read({ text: `${pinoImport}const log = pino();\nconst = ;\n` });
    expect(found.loggers).toEqual([`pino log ${json}`]);
    expect(found.problems).toMatchObject([
      { code: 'artefact-invalid', location: { uri: 'src/logger.ts', region: { startLine: 3 } } },
    ]);
  });

  test('a logger has the place of its call', async () => {
    const [place] = (await read({ text: `${pinoImport}\nconst log = pino({});` })).places;
    expect(place?.document.locate([]).region).toEqual({
      ...{ startLine: 3, startColumn: 13, endLine: 3, endColumn: 21 },
    });
  });

  test('names that stand for themselves, and for more and more of each other, come to an end', async () => {
    const circle = 'const a = b; const b = a; const log = pino(a);';
    expect((await read({ text: pinoImport + circle })).loggers[0]).toContain('pino log unknown');
    const steps = Array.from({ length: 40 }, (_, at) => `const a${at + 1} = [a${at}, a${at}];`);
    const growing = `const a0 = 1; ${steps.join(' ')} const log = pino({ transport: { targets: a40 } });`;
    expect((await read({ text: pinoImport + growing })).loggers[0]).toContain('pino log unknown');
    const deep = `${pinoImport}const log = pino(${'('.repeat(500)}1${')'.repeat(500)} ${'+ 1'.repeat(5000)});`;
    expect((await read({ text: deep })).loggers[0]).toContain('pino log unknown');
  });
});
