import { OrderRepository } from '@shop/persistence/order-repository';

export class OrderFinder {
  readonly orders = new OrderRepository();
}
