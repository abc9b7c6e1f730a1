import { describe, expect, test } from '@jest/globals';
import { ReachFinder } from '../../../../src/facts/modules/search/find-reached.js';
import { walkBody } from '../../../../src/facts/modules/search/walk-body.js';
import { createSinkMatcher } from '../../../../src/facts/modules/sinks/match-sink.js';
import type { ts } from '../../../../src/facts/typescript/compiler.js';
import { traceCode } from '../trace-code.js';

/** What the calls of the function `run` of `a.ts` reach, as text: the chain, and how sure and when. */
async function reachedBy(
  files: Readonly<Record<string, string>>,
  { budget = 100, functions = [] }: { budget?: number; functions?: readonly string[] } = {},
): Promise<readonly string[]> {
  const code = await traceCode(files);
  const { compiler, tracer, trees, unresolved } = code;
  const finder = new ReachFinder({
    ...{ compiler, tracer, budget },
    matchSink: createSinkMatcher(compiler, tracer, { functions }),
    isUnresolved: (file, name) =>
      unresolved.some(({ from }) => from === file) && name.startsWith('Lost'),
    isOwned: () => false,
  });
  let body: ts.Node | undefined;
  const find = (node: ts.Node): void => {
    const isRun =
      (compiler.isMethodDeclaration(node) || compiler.isFunctionDeclaration(node)) &&
      node.name?.getText() === 'run';
    if (isRun) body ??= node.body;
    compiler.forEachChild(node, find);
  };
  const file = trees.of('a.ts');
  if (file) find(file);
  if (!body) throw new Error('no function run');
  return walkBody(compiler, body).flatMap((site) => {
    const { reached, lost, ports, isExhausted } = finder.from(site);
    return [
      ...reached.map(({ sink, steps, certainty, isDeferred }) =>
        [
          sink.category,
          steps.map(({ name }) => name).join(' -> '),
          ...(certainty === 'may' ? ['may'] : []),
          ...(isDeferred ? ['later'] : []),
        ].join(' '),
      ),
      ...lost.map(({ name }) => `lost ${name}`),
      ...ports.map((name) => `port ${name}`),
      ...(isExhausted ? ['exhausted'] : []),
    ];
  });
}

describe('sinks', () => {
  test.each([
    [`import axios from 'axios'; function run() { axios.post('x'); }`, 'http axios.post'],
    [`import axios from 'axios'; function run() { axios({}); }`, 'http axios'],
    [`import * as http from 'axios'; function run() { http.get('x'); }`, 'http axios.get'],
    [
      `import axios from 'axios'; const api = axios.create(); function run() { api.get('x'); }`,
      'http axios.get',
    ],
    [
      `import axios from 'axios'; function run() { const { post: send } = axios; send('x'); }`,
      'http axios.post',
    ],
    [`const axios = require('axios'); function run() { axios.get('x'); }`, 'http axios.get'],
    [`function run() { return fetch('x'); }`, 'http fetch'],
    [`function run() { return globalThis.fetch('x'); }`, 'http fetch'],
    [
      `import { request as send } from 'node:https'; function run() { send('x'); }`,
      'http node:http.request',
    ],
    [
      `import got from 'got'; const api = got.extend({}); function run() { api('x'); }`,
      'http got.extend',
    ],
    [
      `import { HttpService } from '@nestjs/axios'; import { firstValueFrom } from 'rxjs'; class S { constructor(private readonly http: HttpService) {} async run() { await firstValueFrom(this.http.post('x')); } }`,
      'http HttpService.post',
    ],
    [
      `import type { AxiosInstance } from 'axios'; class S { constructor(private readonly http: AxiosInstance) {} run() { this.http.get('x'); } }`,
      'http axios.get',
    ],
    [
      `import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client({}); function run() { s3.send(new PutObjectCommand({})); }`,
      'sdk AWS SDK.send',
    ],
    [
      `import Stripe from 'stripe'; const stripe = new Stripe('k'); function run() { stripe.charges.create({}); }`,
      'sdk Stripe.create',
    ],
    [
      `import nodemailer from 'nodemailer'; const mail = nodemailer.createTransport({}); function run() { mail.sendMail({}); }`,
      'mail nodemailer.sendMail',
    ],
    [
      `import { Kafka } from 'kafkajs'; const producer = new Kafka({}).producer(); function run() { producer.send({}); }`,
      'queue Kafka.send',
    ],
    [
      `import { SQSClient } from '@aws-sdk/client-sqs'; const sqs = new SQSClient({}); function run() { sqs.send({}); }`,
      'queue Amazon messaging.send',
    ],
    [
      `import { ClientProxy } from '@nestjs/microservices'; class S { constructor(private bus: ClientProxy) {} run() { this.bus.emit('x', {}); } }`,
      'queue NestJS microservices.emit',
    ],
  ])('%s', async (text, found) => {
    expect(await reachedBy({ 'a.ts': text })).toEqual([found]);
  });

  test.each([
    `import axios from 'axios'; function run() { axios.create(); axios.isAxiosError(1); axios.interceptors.request.use(1); }`,
    `function run(fetch: any) { fetch('x'); }`,
    `import { fetch } from './own'; function run() { fetch('x'); }`,
    `import type { AxiosResponse } from 'axios'; function run(response: AxiosResponse) { response.data; }`,
    `import Stripe from 'stripe'; const stripe = new Stripe('k'); function run() { stripe.webhooks.constructEvent('x'); }`,
    `import http from 'node:http'; function run() { http.createServer(() => {}).listen(1); }`,
    `class Payments { post(url: string) {} } function run() { new Payments().post('x'); }`,
  ])('%s stays inside', async (text) => {
    expect(await reachedBy({ 'a.ts': text })).toEqual([]);
  });
});

const client = `import axios from 'axios'; export class PaymentsClient { charge() { return this.post(); } private post() { return axios.post('x'); } }`;

describe('chains', () => {
  test('lead through classes and files', async () => {
    expect(
      await reachedBy({
        'client.ts': client,
        'index.ts': `export * from './client';`,
        'a.ts': `import { PaymentsClient as Client } from './index'; class S { constructor(private c: Client) {} run() { return this.c.charge(); } }`,
      }),
    ).toEqual(['http PaymentsClient.charge -> PaymentsClient.post -> axios.post']);
  });

  test('through a port may lead to what implements it', async () => {
    expect(
      await reachedBy({
        'client.ts': `import axios from 'axios'; import { Payments } from './port'; export class Http extends Payments { charge() { return axios.post('x'); } }`,
        'port.ts': `export abstract class Payments { abstract charge(): void; }`,
        'a.ts': `import { Payments } from './port'; class S { constructor(private p: Payments) {} run() { return this.p.charge(); } }`,
      }),
    ).toEqual(['http Http.charge -> axios.post may']);
  });

  test('end where they come round', async () => {
    expect(
      await reachedBy({
        'a.ts': `function run() { return even(1); } function even(n) { return odd(n); } function odd(n) { fetch('x'); return even(n); }`,
      }),
    ).toEqual(['http even -> odd -> fetch']);
  });

  test.each([
    ['a timer', 'setTimeout(() => { void fetch("x"); }, 1);', 'http fetch later'],
    ['a listener', 'bus.on("x", async () => { await fetch("x"); });', 'http fetch later'],
    ['a function that a timer is handed', 'setImmediate(send);', 'http send -> fetch later'],
    [
      'a callback of a call that nobody awaits',
      'queue.push(async () => fetch("x"));',
      'http fetch later',
    ],
    ['the end of a chain that nobody awaits', 'work().then(() => fetch("x"));', 'http fetch later'],
    ['the end of an awaited chain', 'await work().then(() => fetch("x"));', 'http fetch'],
    ['all of them', 'await Promise.all(xs.map(async (x) => fetch(x)));', 'http fetch'],
    ['a retry', 'await retry(() => fetch("x"));', 'http fetch'],
    ['a promise', 'await new Promise((done) => { fetch("x"); });', 'http fetch'],
    ['a function that runs for each', 'await all(xs.map(send));', 'http send -> fetch'],
  ])('%s', async (_, statement, found) => {
    const send = 'function send() { return fetch("x"); }';
    const text = `async function run(bus, queue, xs, work, retry, all) { ${statement} } ${send}`;
    expect(await reachedBy({ 'a.ts': text })).toEqual([found]);
  });

  test('say what came by an import that leads nowhere, and nothing of locals', async () => {
    expect(
      await reachedBy({
        'a.ts': `import { Lost } from './nowhere'; class S { constructor(private lost: Lost) {} run(local: any) { this.lost.charge(); local.go(); } }`,
      }),
    ).toEqual(['lost this.lost.charge']);
  });

  test.each([
    ['an interface', 'interface Payments { charge(): void }', ['port Payments.charge']],
    [
      'an abstract class',
      'abstract class Payments { abstract charge(): void }',
      ['port Payments.charge'],
    ],
    [
      'what a class implements',
      'interface Payments { charge(): void } class Real implements Payments { charge() {} }',
      [],
    ],
    ['a callback', 'interface Payments { charge?: () => void }', []],
  ])(
    'say through which port they go that nothing implements: %s',
    async (_, declared, expected) => {
      const run =
        'async function run(p: Payments) { await p.charge(); await p.charge(); setTimeout(() => p.charge()); }';
      const found = await reachedBy({ 'a.ts': `${declared} ${run}` });
      expect([...new Set(found)]).toEqual(expected);
    },
  );

  test('go out through a port that is named as one that does', async () => {
    const text = 'interface Payments { charge(): void } function run(p: Payments) { p.charge(); }';
    const found = await reachedBy({ 'a.ts': text }, { functions: ['Payments.charge'] });
    expect(found).toEqual(['http Payments.charge']);
  });

  test('say when there was too much to follow', async () => {
    const files = {
      'a.ts': `function run() { one(); } function one() { two(); } function two() {}`,
    };
    expect(await reachedBy(files, { budget: 1 })).toEqual(['exhausted']);
  });
});

describe('a branch that asks what an object has', () => {
  const store = (parameters: string) =>
    `function store(${parameters}) { if ('url' in rest) { fetch(rest.url); } else { save(rest); } } function save(x) {}`;
  test.each([
    ['is not taken without it', `store({ buffer: 1 })`, '{ id, ...rest }', []],
    ['is taken with it', `store({ url: 1 })`, '{ id, ...rest }', ['http store -> fetch']],
    ['is taken with more than is known', `store({ ...x })`, 'rest', ['http store -> fetch']],
    ['is taken with what stands elsewhere', `store(x)`, 'rest', ['http store -> fetch']],
    [
      'is taken where the function gives it more',
      `store({ buffer: 1 })`,
      'rest, more = (rest.url = 1)',
      ['http store -> fetch'],
    ],
    ['is not taken of the whole', `store({ buffer: 1 })`, 'rest', []],
    ['is taken by the second call', `both()`, 'rest', ['http both -> store -> fetch']],
  ])('%s', async (_, call, parameters, reached) => {
    const both = `function both() { store({ buffer: 1 }); store({ url: 1 }); }`;
    const code = `${store(parameters)} ${both} function run() { ${call}; }`;
    expect(await reachedBy({ 'a.ts': code })).toEqual(reached);
  });
});
