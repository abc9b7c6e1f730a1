import { type CommandWord, readCommand, replaceVariables, splitWords } from './command-line.js';
import { flattenTree } from './configuration-file.js';
import { readFiles } from './container-files.js';
import { readVariables } from './container-variables.js';
import type { Container, PodWorkload } from '../pods/pod-workload.js';
import type { SetObjects } from '../set-objects.js';
import { longestSetting, type Setting, settingKey, unreadable } from './setting.js';

/** Everything that configures a container, as far as the set says it. */
export interface ContainerSettings {
  /**
   * By {@link settingKey}: what counts where several places set the same thing. Flags win over variables, these over files; two files
   * that disagree make the setting unreadable.
   */
  readonly byKey: ReadonlyMap<string, Setting>;
  readonly variables: ReadonlyMap<string, Setting>;
  readonly command: readonly CommandWord[];
  /** Why more settings may be there than can be seen. */
  readonly unseen: readonly string[];
  /** Of these, why more variables may be there: they may hold anything. */
  readonly unseenVariables: readonly string[];
}

/** Variables whose words are flags of the Java virtual machine. */
const javaOptions = [
  'JAVA_TOOL_OPTIONS',
  'JDK_JAVA_OPTIONS',
  'JAVA_OPTS',
  'JAVA_OPTIONS',
  'JAVA_ARGS',
  'JVM_OPTS',
  'JVM_ARGS',
  'CATALINA_OPTS',
  'JAVA_OPTS_APPEND',
];

export function readSettings(
  container: Container,
  workload: PodWorkload,
  objects: SetObjects,
): ContainerSettings {
  const { namespace } = workload.object;
  const { variables, unseen } = readVariables(container, namespace, objects);
  const files = readFiles(container, workload, objects);
  const command = readCommand(container, variables);
  const byKey = new Map<string, Setting>();
  const addFirst = (setting: Setting) => {
    const key = settingKey(setting.name);
    if (key !== '' && !byKey.has(key)) byKey.set(key, setting);
  };
  commandSettings(container, command).forEach(addFirst);
  variableTree(variables.get('SPRING_APPLICATION_JSON')).forEach(addFirst);
  javaOptions.flatMap((name) => systemProperties(variables.get(name))).forEach(addFirst);
  variables.forEach(addFirst);
  mergeFiles(files.settings).forEach(addFirst);
  const allUnseen = [...unseen, ...files.unseen];
  for (const [key, setting] of byKey) byKey.set(key, fillIn(setting, byKey, allUnseen));
  return { byKey, variables, command, unseen: allUnseen, unseenVariables: unseen };
}

/** `-Dname=value`, `--name=value`, `--name value`, `NAME=value` before a program, and words alone that may be an address. */
function commandSettings(container: Container, command: readonly CommandWord[]): Setting[] {
  return command.flatMap((word, index) => {
    const { text, path, isSecret: isSecretFlag } = word;
    if (!text.startsWith('-')) return wordSettings(container, word, index);
    const [, name, own] = /^(?:-D|--)([A-Za-z][\w.-]*)(?:=(.*))?$/.exec(text) ?? [];
    const next = text.startsWith('--') ? command[index + 1] : undefined;
    const after = next && !next.text.startsWith('-') ? next : undefined;
    const value = own ?? after?.text;
    if (name === undefined || value === undefined) return [];
    const isSecret = isSecretFlag || (own === undefined && after?.isSecret === true);
    const source = isSecret ? 'the command line' : `${name} on the command line`;
    const place = { subject: container.subject, path };
    return [{ name, text: value, isSecret, grade: 'declared' as const, source, place }];
  });
}

function wordSettings(
  { subject }: Container,
  { text, path, isSecret }: CommandWord,
  index: number,
): Setting[] {
  const [, name, value] = /^([A-Z_][A-Z0-9_]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined && !/[.:]/.test(text)) return [];
  const source =
    isSecret || name === undefined ? 'the command line' : `${name} on the command line`;
  return [
    {
      name: name ?? `argument ${index + 1}`,
      text: value ?? text,
      isSecret,
      grade: 'declared',
      source,
      place: { subject, path },
    },
  ];
}

function systemProperties(options: Setting | undefined): Setting[] {
  return splitWords(options?.text ?? '').flatMap((word) => {
    const [, name, text] = /^-D([A-Za-z][\w.-]*)=(.*)$/.exec(word) ?? [];
    if (options === undefined || name === undefined || text === undefined) return [];
    return [{ ...options, name, text, grade: 'resolved', source: nameIn(name, options) }];
  });
}

function variableTree(json: Setting | undefined): Setting[] {
  if (json?.text == null) return [];
  let tree: unknown;
  try {
    tree = JSON.parse(json.text);
  } catch {
    return [];
  }
  return flattenTree(tree).map(({ path, text }) => {
    const name = path.join('.');
    return { ...json, name, text, grade: 'resolved', source: nameIn(name, json) };
  });
}

function mergeFiles(settings: readonly Setting[]): readonly Setting[] {
  const merged = new Map<string, Setting>();
  for (const setting of settings) {
    const key = settingKey(setting.name);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, setting);
    else if (known.text !== null && known.text !== setting.text) {
      const reason = `${known.source} and ${setting.source} say different things`;
      merged.set(key, unreadable({ ...known, isSecret: true }, reason));
    }
  }
  return [...merged.values()];
}

/** What stands within a text out of a Secret has no name that may be shown. */
function nameIn(name: string, { source, isSecret }: Setting): string {
  return isSecret ? source : `${name} in ${source}`;
}

/** Most references that one setting may go through; more is a circle. */
const longestChain = 10;

/**
 * `${NAME:default}` in a value, as Spring and others fill it in from the other settings. A default is not relied on where the name may be
 * set by something that cannot be seen.
 */
function fillIn(
  setting: Setting,
  byKey: ReadonlyMap<string, Setting>,
  [unseen]: readonly string[],
): Setting {
  let filled = setting;
  for (let step = 0; filled.text?.includes('${') === true; step += 1) {
    if (step === longestChain) return unreadable(filled, 'it refers to itself');
    let { isSecret } = filled;
    let broken: string | undefined;
    const text = replaceVariables(filled.text, (name) => {
      const found = byKey.get(settingKey(name));
      isSecret ||= found?.isSecret === true;
      if (found?.text === null) broken ??= `${found.source} cannot be read: ${found.reason ?? ''}`;
      else if (!found && unseen !== undefined) broken ??= `it may be set elsewhere: ${unseen}`;
      return found?.text ?? undefined;
    });
    if (broken !== undefined) return unreadable(filled, broken);
    if (text === filled.text) return filled;
    if (text.length > longestSetting) return unreadable(filled, 'it is too long');
    filled = { ...filled, text, isSecret, grade: 'resolved' };
  }
  return filled;
}
