import type { ConfigMap } from './config-map.js';
import type { EnvValue, PodTemplate, TracedContainer } from './pod-template.js';

/** What a container has as a variable. */
export type Resolved =
  | { readonly state: 'set'; readonly value: string }
  | { readonly state: 'unset' }
  /** Nobody can tell from the manifests. `isThere`: it has some value. */
  | { readonly state: 'unknown'; readonly because: string; readonly isThere: boolean };

/** Tells the variables of containers, with what ConfigMaps of the manifests give them. */
export class EnvResolver {
  readonly #configMaps = new Map<string, ConfigMap[]>();

  constructor(configMaps: readonly ConfigMap[]) {
    for (const configMap of configMaps) {
      const known = this.#configMaps.get(configMap.name);
      if (known) known.push(configMap);
      else this.#configMaps.set(configMap.name, [configMap]);
    }
  }

  /** What a variable is. An empty one counts as none, as the specification of OpenTelemetry has it. */
  resolve(name: string, container: TracedContainer, pods: PodTemplate): Resolved {
    const found = this.#find(name, container, pods);
    if (found.state !== 'set') return found;
    if (found.value.trim() === '') return { state: 'unset' };
    return this.#expand(found.value, name, container, pods);
  }

  /** Names of the variables that a container is known to have. */
  namesOf(container: TracedContainer, pods: PodTemplate): readonly string[] {
    const taken = container.envFrom.flatMap(({ of, name, prefix }) => {
      const data = of === 'ConfigMap' ? this.#dataOf(name, pods) : undefined;
      return Object.keys(data ?? {}).map((key) => `${prefix}${key}`);
    });
    return [...container.env.map(({ name }) => name), ...taken];
  }

  /** Objects whose keys a container has as variables, and that are not among the manifests. */
  unreadOf({ envFrom }: TracedContainer, pods: PodTemplate): readonly string[] {
    return envFrom.flatMap(({ of, name }) => {
      const isRead = of === 'ConfigMap' && this.#dataOf(name, pods) !== undefined;
      return isRead ? [] : [`${of} ${name}`];
    });
  }

  #find(name: string, container: TracedContainer, pods: PodTemplate): Resolved {
    const own = container.env.findLast((variable) => variable.name === name);
    if (own) return this.#read(own.value, pods);
    let unread: string | undefined;
    for (const source of container.envFrom.toReversed()) {
      if (!name.startsWith(source.prefix)) continue;
      const data = source.of === 'ConfigMap' ? this.#dataOf(source.name, pods) : undefined;
      if (data === undefined) {
        unread ??= `${source.of} ${source.name}`;
        continue;
      }
      const value = ownValue(data, name.slice(source.prefix.length));
      if (value === undefined) continue;
      if (unread === undefined) return { state: 'set', value };
      return { state: 'unknown', because: `the ${unread} may say otherwise`, isThere: true };
    }
    if (unread === undefined) return { state: 'unset' };
    return { state: 'unknown', because: `the ${unread} may have it`, isThere: false };
  }

  #read(value: EnvValue, pods: PodTemplate): Resolved {
    if (value.kind === 'text') return { state: 'set', value: value.text };
    if (value.kind === 'other') {
      return { state: 'unknown', because: 'it is filled in when the pod starts', isThere: true };
    }
    const { of, name, key, isOptional } = value;
    const data = of === 'ConfigMap' ? this.#dataOf(name, pods) : undefined;
    if (data === undefined) {
      return { state: 'unknown', because: `it comes from the ${of} ${name}`, isThere: !isOptional };
    }
    const text = ownValue(data, key);
    if (text !== undefined) return { state: 'set', value: text };
    if (isOptional) return { state: 'unset' };
    const because = `the ConfigMap ${name} has no key ${key}`;
    return { state: 'unknown', because, isThere: false };
  }

  /** `$(NAME)` stands for a variable of the same container; `$$(NAME)` for itself. */
  #expand(value: string, name: string, container: TracedContainer, pods: PodTemplate): Resolved {
    let unknown: string | undefined;
    const text = value.replaceAll(/\$(\$)?\(([^)]*)\)/g, (written, isLiteral, other: string) => {
      if (isLiteral !== undefined) return written.slice(1);
      const found = other === name ? undefined : this.#find(other, container, pods);
      if (found?.state === 'set') return found.value;
      // A name that nothing is known of stays as it is written.
      if (found?.state === 'unknown') unknown ??= other;
      return written;
    });
    if (unknown === undefined) return { state: 'set', value: text };
    return { state: 'unknown', because: `it holds ${unknown}, which is not known`, isThere: true };
  }

  /** Of several with one name that of the same file; undefined where there is none, or they differ. */
  #dataOf(name: string, { namespace, place }: PodTemplate): ConfigMap['data'] | undefined {
    const candidates = (this.#configMaps.get(name) ?? []).filter(
      (each) => each.namespace === namespace || each.namespace === '' || namespace === '',
    );
    const own = candidates.find(({ uri }) => uri === place.document.uri);
    if (own) return own.data;
    const [first, ...others] = candidates;
    const isOne = others.every(({ data }) => JSON.stringify(data) === JSON.stringify(first?.data));
    return isOne ? first?.data : undefined;
  }
}

function ownValue(data: ConfigMap['data'], key: string): string | undefined {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}
