import { OrderFinder } from '@shop/domain/order-finder';

export class OrderController {
  constructor(private readonly finder: OrderFinder) {}

  show(id: string) {
    return this.finder.orders.find(id);
  }
}
