/** Names of the schemas of one set, each given once. */
export class EventIds {
  private readonly given = new Set<string>();

  /** The file, with the name of the schema where it is a part of the file; with its whole place where that is given already. */
  idOf(path: string, name: string | undefined, pointer: string): string {
    const short = name === undefined ? path : `${path}#${name}`;
    let id = this.given.has(short) ? `${path}#${pointer}` : short;
    for (let count = 2; this.given.has(id); count += 1) id = `${path}#${pointer}~${String(count)}`;
    this.given.add(id);
    return id;
  }
}
