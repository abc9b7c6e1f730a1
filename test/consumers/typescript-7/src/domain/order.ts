import type { OrderRow } from '@shop/persistence/order-repository';

export class Order {
  constructor(readonly row: OrderRow) {}
}
