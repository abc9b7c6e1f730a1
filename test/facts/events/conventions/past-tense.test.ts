import { describe, expect, test } from '@jest/globals';
import { tenseOf } from '../../../../src/facts/events/conventions/past-tense.js';

describe('a name in the past tense', () => {
  test.each([
    'OrderCreated',
    'order.created',
    'com.shop.orders.order.created.v1',
    'OrderCreatedEvent',
    'OrderCreatedV2',
    'ORDER_PAID',
    'dev.cdevents.service.rolledback.0.3.0',
    'user_signed_up',
    'userLoggedIn',
    'deployment-rolled-back',
    'issue.closed_by_user',
    'repository.added_to_project',
    'google.cloud.firestore.document.v1.written.withAuthContext',
    'invoice.has_been_paid',
    'SubscriptionPaymentFailed',
    'order.guaranteed',
    'channel.subscribed',
    'row.grabbed',
    'light.absorbed',
    'door.probed',
    'stock.reserved',
    'flag.set',
    'contract.overridden',
    'HTTPRequestReceived',
  ])('%s', (name) => {
    expect(tenseOf(name).isPast).toBe(true);
  });

  test.each([
    ['CreateOrder', 'order'],
    ['order.status', 'status'],
    ['order.creating', 'creating'],
    ['invoice.will_be_paid', 'paid'],
    ['OrderToBeShipped', 'shipped'],
    ['ThingBeingDeleted', 'deleted'],
    ['delivery.feed', 'feed'],
    ['garden.flowerbed', 'flowerbed'],
    ['payment.proceed', 'proceed'],
    ['newsfeed.v1', 'newsfeed'],
    ['contract.going_to_expire', 'expire'],
    ['price.list', 'list'],
    ['user.sign_up', 'sign'],
    ['created_order', 'order'],
    ['message.by_user', 'user'],
    ['event', ''],
    ['', ''],
    ['1.0', ''],
  ])('%s is none: %s', (name, word) => {
    expect(tenseOf(name)).toEqual({ isPast: false, word });
  });
});
