/** All operational artefacts of a run, as its readers find them. Each sort of artefact has a list of its own. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- grows with the readers
export interface Artefacts {}

export function noArtefacts(): Artefacts {
  return {};
}
