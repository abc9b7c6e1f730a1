import { connectionAnnotations, readAnnotation } from '../annotations.js';
import type { ContainerSettings } from '../settings/container-settings.js';
import { findSettings } from '../settings/find-settings.js';
import type { Container, PodWorkload } from '../pods/pod-workload.js';
import type { Stack } from './stack.js';
import { anyStack, stacks } from './stacks.js';

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
): ChosenStack {
  const annotated = readAnnotation(workload, connectionAnnotations.stack);
  if (annotated) {
    const stack = stacks.find(({ id }) => id === annotated.value.trim());
    return stack
      ? { kind: 'stack', stack }
      : { kind: 'unknown', reason: 'the annotation archfit/stack names no stack that is known' };
  }
  const stack =
    stacks.find((each) => hasOwnSetting(each, settings)) ??
    stacks.find((each) => isHinted(each, container, settings)) ??
    (findSettings(settings, anyStack.keys).length > 0 ? anyStack : undefined);
  return stack
    ? { kind: 'stack', stack }
    : { kind: 'unknown', reason: 'nothing says how large its pool is' };
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
