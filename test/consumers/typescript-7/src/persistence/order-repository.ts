export interface OrderRow {
  readonly id: string;
}

export class OrderRepository {
  find(id: string): OrderRow {
    return { id };
  }
}
