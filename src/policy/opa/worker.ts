import { join } from 'node:path';
import { parentPort, type Transferable } from 'node:worker_threads';
import { wasmFolder } from '#wasm';
import { Reactor } from './reactor.js';
import type { WorkerMessage, WorkerRequest } from './worker-messages.js';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker only');

function say(message: WorkerMessage, transfer: readonly Transferable[] = []): void {
  port?.postMessage(message, transfer);
}

/** What Go wrote last says more than the exit code that it ends with: `fatal error: out of memory`. */
function crash(error: unknown, output = ''): void {
  const [lastWords] = output.split('\n', 1);
  const message = error instanceof Error ? error.message : String(error);
  say({ kind: 'crash', message: lastWords ? `${lastWords} (${message})` : message, output });
}

const loading = Reactor.load(join(wasmFolder, 'opa.wasm.br'));
loading.then(() => say({ kind: 'ready' }), crash);

port.on('message', (asked: WorkerRequest) => {
  // A failure to load has been told above.
  loading.then((reactor) => answer(reactor, asked)).catch(() => undefined);
});

function answer(reactor: Reactor, { operation, request, now }: WorkerRequest): void {
  try {
    const { json, bytes } = reactor.call(operation, request, now);
    // The bytes are a copy of their own, made for the other side.
    say({ kind: 'answer', json, bytes, memory: reactor.memory }, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    crash(error, reactor.takeOutput());
  }
}
