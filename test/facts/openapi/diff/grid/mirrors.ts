/** Changes that undo each other. A change that is not here is its own opposite, or has none (see the reasons). */
export const opposites: Readonly<Record<string, string>> = {
  added: 'removed',
  'added-required': 'removed-required',
  'added-optional': 'removed-optional',
  'success-added': 'success-removed',
  'error-added': 'error-removed',
  'value-added': 'value-removed',
  allowed: 'refused',
  increased: 'decreased',
  widened: 'narrowed',
};

export function oppositeOf(change: string): string | undefined {
  const found = Object.entries(opposites).find(
    ([left, right]) => left === change || right === change,
  );
  if (found === undefined) return undefined;
  return found[0] === change ? found[1] : found[0];
}

/** Why a cell has no mirror: by `place` or `place.aspect.change`, whichever is missing or stands alone. */
export const withoutMirror: Readonly<Record<string, string>> = {
  'security-scheme':
    'a scheme is described once, for whoever calls; what a caller has to prove is mirrored',
  contract: 'a contract is there or not, whoever sends',
  server: 'the URL of a webhook or a callback is the client’s, and no description names it',
  link: 'only the answers of a server lead to operations of a server',
  'pushed-media-type':
    'only a server sends without being asked; what a client answers is a media type',
  component: 'a name does not travel, in no direction',
  'tag.existence': 'a name does not travel, in no direction',
  version: 'it does not travel, in no direction',
  'body.existence.removed-required':
    'whether a body that is gone was required makes no difference: what was sent in it is lost',
  'body.existence.removed-optional':
    'whether a body that is gone was required makes no difference: what was sent in it is lost',
  'body.existence.added': 'a new body is either required or optional, which is told apart',
};
