/** Thrown once something is met that this reader does not know; one object, since it is no error and needs no stack. */
export const unfamiliar = new Error('not in the part of YAML that this reader knows');

export function giveUp(): never {
  throw unfamiliar;
}
