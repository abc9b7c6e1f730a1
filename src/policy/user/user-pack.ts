import type { RulePack } from '../rule-pack.js';

/** A pack of users' policies, which a worker thread can make again without compiling. */
export interface UserPack extends RulePack {
  /** What {@link receivePack} makes the same pack of. Plain data that can be cloned. */
  transfer(): PackTransfer;
}

/** A pack on its way to another thread. Only {@link receivePack} knows what is in it. */
export interface PackTransfer {
  readonly kind: 'user-pack';
}

/** Makes the pack that another thread handed over. */
export function receivePack(transfer: PackTransfer): UserPack {
  throw new TypeError(`there is no pack of the kind ${transfer.kind}`);
}
