import { expect, test } from '@jest/globals';
import { servicesIn } from '../../../../src/evaluate/operations/delivery/services-in.js';

const services = ['orders', 'orders-outbox', 'payments', ''];

test.each<[readonly string[], readonly string[]]>([
  [['deploy-payments'], ['payments']],
  [['Deploy Payments'], ['payments']],
  [['reorders'], []],
  [['deploy', 'helm upgrade orders charts/orders'], ['orders']],
  [['deploy payments', 'helm upgrade orders'], ['payments']],
  [[], []],
])('%j speak of %j', (texts, found) => {
  expect(servicesIn(texts, services)).toEqual(found);
});
