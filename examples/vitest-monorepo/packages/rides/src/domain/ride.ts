export class Ride {
  #endedAt: Date | undefined;

  constructor(
    readonly id: string,
    readonly accountId: string,
    readonly startedAt: Date,
  ) {}

  end(at: Date): void {
    if (this.#endedAt !== undefined) throw new Error(`the ride ${this.id} has ended`);
    this.#endedAt = at;
  }

  get seconds(): number {
    if (this.#endedAt === undefined) throw new Error(`the ride ${this.id} goes on`);
    return Math.floor((this.#endedAt.getTime() - this.startedAt.getTime()) / 1000);
  }
}
