import { asObject, asText } from '../../untrusted.js';
import { type DataKind, openData } from './data-objects.js';
import type { Container } from '../pods/pod-workload.js';
import type { SetObjects } from '../set-objects.js';
import { longestSetting, type Setting, unreadable } from './setting.js';

/** The variables of a container. */
export interface ContainerVariables {
  readonly variables: ReadonlyMap<string, Setting>;
  /** Why more variables may be there than can be seen: `Secret orders is not in the set`. */
  readonly unseen: readonly string[];
}

/**
 * Works out the variables of a container as the kubelet does: sources in their order, each with its prefix, later ones over earlier
 * ones; then single variables, over the sources and over each other; `$(NAME)` stands for a variable before it.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function readVariables(
  container: Container,
  namespace: string,
  objects: SetObjects,
): ContainerVariables {
  const reader = new VariableReader(container, namespace, objects);
  for (const field of ['envFrom', 'env']) {
    const value = container.value[field];
    if (value !== undefined && value !== null && !Array.isArray(value)) {
      reader.unseen.push(`${field} of container ${container.name} is no list`);
    }
  }
  listOf(container.value['envFrom']).forEach((source) => {
    reader.addSource(source);
  });
  listOf(container.value['env']).forEach((variable, index) => {
    reader.addVariable(variable, index);
  });
  return { variables: reader.variables, unseen: reader.unseen };
}

class VariableReader {
  readonly variables = new Map<string, Setting>();
  readonly unseen: string[] = [];

  constructor(
    private readonly container: Container,
    private readonly namespace: string,
    private readonly objects: SetObjects,
  ) {}

  addSource(source: unknown): void {
    const { prefix, configMapRef, secretRef } = asObject<EnvFrom>(source);
    const kind: DataKind = configMapRef === undefined ? 'Secret' : 'ConfigMap';
    const reference = asObject(configMapRef ?? secretRef);
    const name = asText(reference['name']);
    if (name === undefined) {
      this.unseen.push('a source of variables has no name');
      return;
    }
    const data = openData(this.objects, kind, name, this.namespace);
    if (data.kind === 'unseen') {
      this.unseen.push(data.reason);
      return;
    }
    for (const { key, text, place } of data.entries.values()) {
      const variable = `${asText(prefix) ?? ''}${key}`;
      this.#set(variable, text, { kind, name }, place);
    }
  }

  addVariable(variable: unknown, index: number): void {
    const { name: given, value, valueFrom } = asObject<EnvVariable>(variable);
    const name = asText(given);
    if (name === undefined) return;
    const setting = {
      name,
      isSecret: false,
      grade: 'declared',
      source: name,
      place: { subject: this.container.subject, path: [...this.container.path, 'env', index] },
    } as const;
    if (valueFrom !== undefined && valueFrom !== null) this.#refer(setting, asObject(valueFrom));
    else if (value === undefined || value === null || typeof value === 'string') {
      this.variables.set(name, this.#expand(setting, value ?? ''));
    } else {
      this.variables.set(name, unreadable(setting, 'its value is not a text: put it in quotes'));
    }
  }

  #refer(setting: Omit<Setting, 'text'>, from: Readonly<Record<string, unknown>>): void {
    const kind: DataKind | undefined =
      from['configMapKeyRef'] !== undefined
        ? 'ConfigMap'
        : from['secretKeyRef'] !== undefined
          ? 'Secret'
          : undefined;
    if (kind === undefined) {
      this.variables.set(setting.name, unreadable(setting, 'it is known only when the pod runs'));
      return;
    }
    const reference = asObject(from['configMapKeyRef'] ?? from['secretKeyRef']);
    const name = asText(reference['name']) ?? '';
    const key = asText(reference['key']) ?? '';
    const source = `${setting.name} (${kind} ${name})`;
    const referring = {
      ...setting,
      source,
      isSecret: kind === 'Secret',
      grade: 'resolved',
    } as const;
    const data = openData(this.objects, kind, name, this.namespace);
    if (data.kind === 'unseen') {
      this.variables.set(setting.name, unreadable(referring, data.reason));
      return;
    }
    const entry = data.entries.get(key);
    if (entry) this.#set(setting.name, entry.text, { kind, name }, entry.place);
    // The kubelet passes over it then: what a source set before stays.
    else if (reference['optional'] !== true) {
      const reason = `${kind} ${name} has no such key`;
      this.variables.set(setting.name, unreadable(referring, reason));
    }
  }

  /** A value out of a ConfigMap or Secret is taken as it is: only values in the container itself are expanded. */
  #set(
    name: string,
    text: string | null,
    from: { readonly kind: DataKind; readonly name: string },
    place: Setting['place'],
  ): void {
    const setting = {
      name,
      isSecret: from.kind === 'Secret',
      grade: 'resolved',
      source: `${name} (${from.kind} ${from.name})`,
      place,
    } as const;
    this.variables.set(
      name,
      text === null ? unreadable(setting, 'its value is not a text') : { ...setting, text },
    );
  }

  /**
   * `ORDERS_DB_SERVICE_HOST` as the name of the Service, and its port: variables that the cluster sets for each Service of the
   * namespace. https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
   */
  #readServiceVariable(name: string): string | undefined {
    const [, stem, field] = /^([A-Z][A-Z0-9_]*)_SERVICE_(HOST|PORT)$/.exec(name) ?? [];
    if (stem === undefined) return undefined;
    const found = this.objects.find(
      'core/Service',
      stem.toLowerCase().replaceAll('_', '-'),
      this.namespace,
    );
    if (found.kind !== 'found') return undefined;
    if (field === 'HOST') return found.object.name;
    const [port] = listOf(asObject(found.object.value['spec'])['ports']);
    const number = asObject(port)['port'];
    return typeof number === 'number' ? String(number) : undefined;
  }

  #expand(setting: Omit<Setting, 'text'>, value: string): Setting {
    const used: Setting[] = [];
    let missing: string | undefined;
    const text = value.replace(
      /\$\$|\$\(([A-Za-z_][\w.-]*)\)/g,
      (whole, name: string | undefined) => {
        if (name === undefined) return '$';
        const found = this.variables.get(name);
        if (found) {
          used.push(found);
          return found.text ?? whole;
        }
        const service = this.#readServiceVariable(name);
        if (service === undefined) missing ??= name;
        return service ?? whole;
      },
    );
    const isSecret = used.some((each) => each.isSecret);
    const expanded: Setting = {
      ...setting,
      text,
      isSecret,
      grade: used.length > 0 ? 'resolved' : 'declared',
    };
    if (text.length > longestSetting) return unreadable(expanded, 'it is too long');
    const broken = used.find((each) => each.text === null);
    if (broken) {
      return unreadable(expanded, `${broken.name} cannot be read: ${broken.reason ?? ''}`);
    }
    if (missing === undefined) return expanded;
    const [unseen] = this.unseen;
    const why = unseen === undefined ? '' : `, unless it comes from elsewhere: ${unseen}`;
    return unreadable(expanded, `${missing} is not set before it${why}`);
  }
}

interface EnvFrom {
  readonly prefix: string;
  readonly configMapRef: object;
  readonly secretRef: object;
}

interface EnvVariable {
  readonly name: string;
  readonly value: string;
  readonly valueFrom: object;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
