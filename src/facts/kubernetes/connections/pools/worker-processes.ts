import { connectionAnnotations, readCountAnnotation } from '../annotations.js';
import { findFlag, splitWords } from '../settings/command-line.js';
import type { ContainerSettings } from '../settings/container-settings.js';
import { type Factor, knownFactor, type Place, unknownFactor } from '../factor.js';
import type { Container, PodWorkload } from '../pods/pod-workload.js';
import type { Setting } from '../settings/setting.js';
import { readWholeNumber } from '../settings/whole-number.js';

/** How many processes a container runs, each with pools of its own, and what limits each of them. */
export interface WorkerProcesses {
  readonly processes: Factor;
  /** Threads of a process; undefined where nothing says it. */
  readonly threads: Factor | undefined;
}

/** Programs that start worker processes, with the flags that say how many. */
interface Server {
  /** Words of the command by which it is known. */
  readonly words: RegExp;
  readonly workers: readonly string[];
  readonly threads: readonly string[];
  readonly variables: readonly string[];
  readonly threadVariables: readonly string[];
  /** A variable that holds further words of its command. */
  readonly options?: string;
  /** Flags that name a file of its settings. */
  readonly files?: readonly string[];
  /** Without a number it starts one for each CPU of the node. */
  readonly isPerCpu?: true;
  /** 0 is one for each CPU. */
  readonly isZeroPerCpu?: true;
  /** Workers of these kinds have no threads that limit them. */
  readonly threadless?: RegExp;
}

const servers: readonly Server[] = [
  {
    // https://docs.gunicorn.org/en/stable/settings.html#worker-processes
    words: /(?:^|\/)gunicorn$/,
    workers: ['--workers', '-w'],
    threads: ['--threads'],
    variables: ['GUNICORN_WORKERS', 'WEB_CONCURRENCY'],
    threadVariables: ['GUNICORN_THREADS'],
    options: 'GUNICORN_CMD_ARGS',
    files: ['--config', '-c'],
    threadless: /gevent|eventlet|tornado|uvicorn|aiohttp/i,
  },
  {
    // https://www.uvicorn.org/settings/#production
    words: /(?:^|\/)uvicorn$/,
    workers: ['--workers'],
    threads: [],
    variables: ['UVICORN_WORKERS', 'WEB_CONCURRENCY'],
    threadVariables: [],
  },
  {
    // https://docs.celeryq.dev/en/stable/userguide/workers.html#concurrency
    // Its scheduler (beat) and its monitor (flower) are one process, and rarely connect.
    words: /(?:^|\/)celery$/,
    workers: ['--concurrency', '-c'],
    threads: [],
    variables: ['CELERY_CONCURRENCY', 'CELERYD_CONCURRENCY', 'CELERY_WORKER_CONCURRENCY'],
    threadVariables: [],
    isPerCpu: true,
  },
  {
    // https://puma.io/puma/#clustered-mode
    words: /(?:^|\/)(?:puma|pumactl)$/,
    workers: ['--workers', '-w'],
    threads: [],
    variables: ['WEB_CONCURRENCY'],
    threadVariables: [],
    files: ['--config', '-C'],
  },
  {
    // https://yhbt.net/unicorn/Unicorn/Configurator.html
    words: /(?:^|\/)unicorn(?:_rails)?$/,
    workers: [],
    threads: [],
    variables: ['WEB_CONCURRENCY'],
    threadVariables: [],
    files: ['--config-file', '-c'],
  },
  {
    // https://pm2.keymetrics.io/docs/usage/cluster-mode/
    words: /(?:^|\/)pm2(?:-runtime)?$/,
    workers: ['--instances', '-i'],
    threads: [],
    variables: ['PM2_INSTANCES', 'WEB_CONCURRENCY'],
    threadVariables: [],
    isZeroPerCpu: true,
  },
  {
    // https://uwsgi-docs.readthedocs.io/en/latest/Options.html#processes
    words: /(?:^|\/)uwsgi$/,
    workers: ['--processes', '--workers', '-p'],
    threads: ['--threads'],
    variables: ['UWSGI_PROCESSES', 'UWSGI_WORKERS'],
    threadVariables: ['UWSGI_THREADS'],
    files: ['--ini', '--yaml', '--json', '--xml'],
  },
  {
    // https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html
    words: /(?:^|\/)hypercorn$/,
    workers: ['--workers', '-w'],
    threads: [],
    variables: ['WEB_CONCURRENCY'],
    threadVariables: [],
    files: ['--config', '-c'],
  },
];

/** Where the program is in the image, or is none of these: of its own flags only those count that are written out. */
const anyServer: Server = {
  words: /^$/,
  workers: ['--workers', '-w'],
  threads: ['--threads'],
  variables: [
    'WEB_CONCURRENCY',
    'GUNICORN_WORKERS',
    'UVICORN_WORKERS',
    'UWSGI_PROCESSES',
    'UWSGI_WORKERS',
    'PM2_INSTANCES',
  ],
  threadVariables: ['GUNICORN_THREADS'],
  options: 'GUNICORN_CMD_ARGS',
  threadless: /gevent|eventlet|tornado|uvicorn|aiohttp/i,
};

export function readWorkerProcesses(
  workload: PodWorkload,
  container: Container,
  settings: ContainerSettings,
): WorkerProcesses {
  const words = settings.command.map(({ text }) => text);
  const server = servers.find((each) => words.some((word) => each.words.test(word))) ?? anyServer;
  const reader = new ServerReader(server, container, settings, words);
  return {
    processes:
      readCountAnnotation(workload, connectionAnnotations.processes) ?? reader.readProcesses(),
    threads: readCountAnnotation(workload, connectionAnnotations.threads) ?? reader.readThreads(),
  };
}

class ServerReader {
  readonly #options: Setting | undefined;
  readonly #optionWords: readonly string[];

  constructor(
    private readonly server: Server,
    private readonly container: Container,
    private readonly settings: ContainerSettings,
    private readonly words: readonly string[],
  ) {
    this.#options =
      server.options === undefined ? undefined : settings.variables.get(server.options);
    this.#optionWords = splitWords(this.#options?.text ?? '');
  }

  readProcesses(): Factor {
    const written = this.#find(this.server.workers, this.server.variables);
    if (written) return written;
    const source = `processes of container ${this.container.name}`;
    if (this.server.isPerCpu && !this.words.some((word) => /^(?:beat|flower)$/.test(word))) {
      return unknownFactor(source, 'it starts one for each CPU of the node', this.#place([]));
    }
    // The shell has a flag of this name as well.
    const file = findFlag(this.words, this.server.files ?? []);
    if (file && /\.[a-z]+$/.test(file.text)) {
      const word = this.settings.command[file.index];
      const reason = 'the file of its settings may say it, and cannot be seen';
      return unknownFactor(source, reason, this.#place(word?.path ?? []));
    }
    const [unseen] = this.settings.unseen;
    return unseen === undefined || this.words.length > 0
      ? knownFactor(1, 'default', `${source}, one where nothing says more`)
      : unknownFactor(source, `their number may be set where nothing can be seen: ${unseen}`);
  }

  readThreads(): Factor | undefined {
    const all = [...this.words, ...this.#optionWords].join(' ');
    if (this.server.threadless?.test(all)) return undefined;
    return this.#find(this.server.threads, this.server.threadVariables);
  }

  #find(flags: readonly string[], variables: readonly string[]): Factor | undefined {
    const own = this.server === anyServer ? flags.filter((each) => each.startsWith('--')) : flags;
    const flag = findFlag(this.words, own);
    if (flag) {
      const word = this.settings.command[flag.index];
      const source = `${flag.name} of container ${this.container.name}`;
      return this.#count(flag.text, source, 'declared', this.#place(word?.path ?? []));
    }
    const option = findFlag(this.#optionWords, flags);
    if (option && this.#options) {
      const { source, place, grade } = this.#options;
      return this.#count(option.text, `${option.name} in ${source}`, grade, place);
    }
    const assigned = this.#findAssigned(variables);
    if (assigned) return assigned;
    const name = variables.find((each) => this.settings.variables.has(each));
    const setting = name === undefined ? undefined : this.settings.variables.get(name);
    if (!setting) return undefined;
    const { source, place, grade, text, reason } = setting;
    return text === null
      ? unknownFactor(source, reason ?? 'it cannot be read', place)
      : this.#count(text, source, grade, place);
  }

  /** `WEB_CONCURRENCY=4 gunicorn` of a shell or of `env`. */
  #findAssigned(variables: readonly string[]): Factor | undefined {
    const { command } = this.settings;
    for (const name of variables) {
      const word = command.findLast(({ text }) => text.startsWith(`${name}=`));
      if (!word) continue;
      const text = word.text.slice(name.length + 1).replace(/^["']|["';]+$/g, '');
      const source = `${name} in the command of container ${this.container.name}`;
      return this.#count(text, source, 'declared', this.#place(word.path));
    }
    return undefined;
  }

  #place(path: readonly (string | number)[]): Place {
    return {
      subject: this.container.subject,
      path: path.length > 0 ? path : this.container.path,
    };
  }

  #count(text: string, source: string, grade: 'declared' | 'resolved', place: Place): Factor {
    const number = readWholeNumber(text);
    if (number.kind === 'refused') return unknownFactor(source, number.reason, place);
    if (number.value === 0 && this.server.isZeroPerCpu) {
      return unknownFactor(source, '0 is one for each CPU of the node', place);
    }
    // None is one: the program that would start the workers does the work itself.
    return knownFactor(Math.max(1, number.value), grade, source, place);
  }
}
