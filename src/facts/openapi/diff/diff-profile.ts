/**
 * What counts as a promise.
 *
 * | profile | counts |
 * |---|---|
 * | `wire` | what travels between a client and the server that keep to the description |
 * | `strict` | also the statuses of errors, links, and members that an open object does not declare |
 * | `sdk` | also what generated clients are made of: operation ids, tags, names of components and of path variables |
 */
export type DiffProfile = 'wire' | 'strict' | 'sdk';

export const diffProfiles: readonly DiffProfile[] = ['wire', 'strict', 'sdk'];
