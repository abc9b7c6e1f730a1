import { connectionAnnotations, readAnnotation } from '../annotations.js';
import type { ContainerSettings } from '../settings/container-settings.js';
import { findSettings } from '../settings/find-settings.js';
import type { Container, PodWorkload } from '../pods/pod-workload.js';
import type { Stack, StackTable } from './stack.js';
import { stacks as databaseStacks } from './stacks.js';

/** What a container runs, as far as its connections go. */
export type ChosenStack =
  | { readonly kind: 'stack'; readonly stack: Stack }
  /** Nothing gives it away. */
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Finds the stack of a container: by annotation, by a setting that it alone has, by its image or the beginnings of its variables, or by
 * a setting that says the size whatever the stack is.
 */
export function chooseStack(
  workload: PodWorkload,
  container: Container,
  settings: ContainerSettings,
  { stacks, any }: StackTable,
): ChosenStack {
  const annotated = readAnnotation(workload, connectionAnnotations.stack);
  if (annotated) {
    const id = annotated.value.trim();
    const stack = stacks.find((each) => each.id === id);
    if (stack) return { kind: 'stack', stack };
    // It may be about the database of a workload that has a cache as well.
    if (stacks === databaseStacks || !databaseStacks.some((each) => each.id === id)) {
      const reason = 'the annotation archfit/stack names no stack that is known';
      return { kind: 'unknown', reason };
    }
  }
  const stack =
    stacks.find((each) => hasOwnSetting(each, settings)) ??
    stacks.find((each) => isHinted(each, container, settings)) ??
    (findSettings(settings, any.keys).length > 0 ? any : undefined);
  return stack
    ? { kind: 'stack', stack }
    : { kind: 'unknown', reason: any.default.kind === 'unknown' ? any.default.reason : '' };
}

function hasOwnSetting(stack: Stack, settings: ContainerSettings): boolean {
  return (
    findSettings(settings, stack.keys).length > 0 ||
    // A stack that is known by lines of files alone is not known by a variable of that name.
    (stack.keys.length > 0 && findSettings(settings, stack.overflow?.keys ?? none).length > 0) ||
    findSettings(settings, stack.fileKeys ?? none).some(({ setting }) => isInFile(setting.name))
  );
}

const none: readonly string[] = [];

/** A variable has no dots. */
export function isInFile(name: string): boolean {
  return name.includes('.');
}

function isHinted({ hints }: Stack, { image }: Container, settings: ContainerSettings): boolean {
  const name = image.split('/').at(-1);
  return (
    hints?.images?.some((each) => each === name || each === image) === true ||
    hints?.variables?.some((prefix) =>
      [...settings.variables.keys()].some((variable) => variable.startsWith(prefix)),
    ) === true
  );
}
