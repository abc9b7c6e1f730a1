import type { EventField, EventSchema } from '../model/index.js';
import { wordsOf } from './field-words.js';

/** Last words of the names of amounts. */
const amounts = new Set([
  'price',
  'cost',
  'fee',
  'tax',
  'vat',
  'salary',
  'revenue',
  'subtotal',
  'discount',
  'refund',
  'surcharge',
  'prices',
  'costs',
  'fees',
  'taxes',
]);

/** Those that are amounts of money only where a currency stands beside them. */
const withCurrency = new Set([
  'amount',
  'total',
  'value',
  'balance',
  'charge',
  'payment',
  'sum',
  'net',
  'gross',
]);

/** Formats that keep each digit. */
const exact = new Set([
  'decimal',
  'big-decimal',
  'bigdecimal',
  'money',
  'google.type.Money',
  'google.type.Decimal',
]);

/** Amounts of money whose type is a binary floating-point number, in which 0.1 has no exact value. */
export function findMoneyFields({ fields }: EventSchema): readonly EventField[] {
  const currencies = new Set(
    fields
      .filter(({ name }) => wordsOf(name).some((word) => word === 'currency'))
      .map(({ parent }) => parent),
  );
  return fields.filter(({ name, types, format, parent }) => {
    if (!types.includes('number') || (format !== undefined && exact.has(format))) return false;
    const head = wordsOf(name).at(-1) ?? '';
    return amounts.has(head) || (withCurrency.has(head) && currencies.has(parent));
  });
}
