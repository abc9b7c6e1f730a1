import { asObject, asText } from '../../untrusted.js';
import { type DataEntry, type DataKind, openData } from './data-objects.js';
import type { ConfigurationEntry } from './configuration-lines.js';
import { isConfigurationFile, readConfigurationFile } from './configuration-file.js';
import type { Container, PodWorkload } from '../pods/pod-workload.js';
import type { SetObjects } from '../set-objects.js';
import type { Setting } from './setting.js';

/** What the files say that a container mounts from ConfigMaps and Secrets. */
export interface ContainerFiles {
  /** One a line or leaf of each file; the same name may come from several files. */
  readonly settings: readonly Setting[];
  /** Why more settings may be there than can be seen. */
  readonly unseen: readonly string[];
}

/** Reads the configuration files that a container mounts. */
export function readFiles(
  container: Container,
  workload: PodWorkload,
  objects: SetObjects,
): ContainerFiles {
  const mounts = new Map(
    listOf(container.value['volumeMounts']).map((mount) => {
      const { name, mountPath } = asObject<{ name: string; mountPath: string }>(mount);
      return [asText(name), asText(mountPath) ?? ''] as const;
    }),
  );
  const settings: Setting[] = [];
  const unseen = [...findInjected(workload)];
  const sources = listOf(workload.podSpec['volumes'])
    .map((volume) => asObject(volume))
    .filter((volume) => mounts.has(asText(volume['name'])))
    .filter((volume) => {
      const reason = explainDriver(volume, mounts.get(asText(volume['name'])) ?? '');
      if (reason !== undefined) unseen.push(reason);
      return reason === undefined;
    })
    .flatMap((volume) => sourcesOf(volume, mounts.get(asText(volume['name'])) ?? ''));
  for (const { kind, name, items, mountPath } of sources) {
    const data = openData(objects, kind, name, workload.object.namespace);
    if (data.kind === 'unseen') {
      if (mayConfigure(items, name, mountPath)) unseen.push(data.reason);
      continue;
    }
    const all = new Map([...data.entries, ...data.files]);
    for (const [file, entry] of filesOf(all, items)) {
      const entries = readEntry(file, entry);
      if (entries === undefined) unseen.push(`${file} of ${kind} ${name} cannot be read`);
      else if (!isConfigurationFile(file) && mayLimit(entry.text)) {
        unseen.push(`${file} of ${kind} ${name} has a form that is not known`);
      }
      for (const { path, text } of entries ?? []) {
        settings.push({
          name: path.join('.'),
          text,
          isSecret: kind === 'Secret',
          grade: 'resolved',
          // Names of lines are a part of what a Secret holds.
          source: `${kind === 'Secret' ? '' : `${path.join('.')} in `}${file} (${kind} ${name})`,
          place: entry.place,
        });
      }
    }
  }
  return { settings, unseen };
}

/** What speaks of the size of pools may set it. Only the beginning is looked at, in UTF-16 code units. */
function mayLimit(text: string | null): boolean {
  return (
    text !== null &&
    /pool[\w.-]{0,12}size|max[\w.-]{0,12}(?:pool|conn|active)/i.test(text.slice(0, 65_536))
  );
}

/** A file that many containers mount is read once. */
const readEntries = new WeakMap<
  DataEntry,
  { readonly file: string; readonly entries: readonly ConfigurationEntry[] | undefined }
>();

function readEntry(file: string, entry: DataEntry): readonly ConfigurationEntry[] | undefined {
  const known = readEntries.get(entry);
  if (known?.file === file) return known.entries;
  const entries =
    entry.text === null
      ? isConfigurationFile(file)
        ? undefined
        : []
      : readConfigurationFile(file, entry.text);
  readEntries.set(entry, { file, entries });
  return entries;
}

interface VolumeSource {
  readonly kind: DataKind;
  readonly name: string;
  readonly items: unknown;
  readonly mountPath: string;
}

function sourcesOf(
  volume: Readonly<Record<string, unknown>>,
  mountPath: string,
): readonly VolumeSource[] {
  const projected = listOf(asObject(volume['projected'])['sources']).map((each) => asObject(each));
  return [volume, ...projected].flatMap((source) => {
    const configMap = asObject(source['configMap']);
    const secret = asObject(source['secret']);
    const configMapName = asText(configMap['name']);
    // A volume and a projected source spell the name of a Secret differently.
    const secretName = asText(secret['secretName']) ?? asText(secret['name']);
    return [
      ...(configMapName === undefined
        ? []
        : [
            {
              kind: 'ConfigMap',
              name: configMapName,
              items: configMap['items'],
              mountPath,
            } as const,
          ]),
      ...(secretName === undefined
        ? []
        : [{ kind: 'Secret', name: secretName, items: secret['items'], mountPath } as const]),
    ];
  });
}

/**
 * What a driver brings into the pod from a store of secrets.
 *
 * @see https://secrets-store-csi-driver.sigs.k8s.io/getting-started/usage
 */
function explainDriver(
  volume: Readonly<Record<string, unknown>>,
  mountPath: string,
): string | undefined {
  const driver = asText(asObject(volume['csi'])['driver']);
  const name = asText(volume['name']) ?? '';
  return driver !== undefined && /secret/i.test(driver) && mayConfigure(undefined, name, mountPath)
    ? `volume ${name} comes from the driver ${driver}`
    : undefined;
}

/** @see https://developer.hashicorp.com/vault/docs/deploy/kubernetes/injector/annotations */
function findInjected({ annotations }: PodWorkload): readonly string[] {
  const name = 'vault.hashicorp.com/agent-inject';
  return annotations[name]?.value.trim() === 'true' ? [`files that ${name} brings`] : [];
}

/** Certificates and keys are what most volumes bring that come from elsewhere, and configure no pool. */
function mayConfigure(items: unknown, name: string, mountPath: string): boolean {
  if (Array.isArray(items)) {
    return items.some((item) => isConfigurationFile(asText(asObject(item)['path']) ?? ''));
  }
  return !/tls|ssl|cert|pki|ssh|keys?\b|keystore|token|(?:^|[^a-z])ca(?:[^a-z]|$)/i.test(
    `${name} ${mountPath}`,
  );
}

/** The entries by the name of the file that each becomes. */
function filesOf(
  entries: ReadonlyMap<string, DataEntry>,
  items: unknown,
): readonly (readonly [string, DataEntry])[] {
  if (!Array.isArray(items)) return [...entries];
  return items.flatMap((item: unknown) => {
    const { key, path } = asObject<{ key: string; path: string }>(item);
    const entry = typeof key === 'string' ? entries.get(key) : undefined;
    return entry ? [[asText(path)?.split('/').at(-1) ?? entry.key, entry] as const] : [];
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
