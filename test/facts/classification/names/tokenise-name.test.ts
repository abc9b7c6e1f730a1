import { expect, test } from '@jest/globals';
import { tokeniseName } from '../../../../src/facts/classification/names/tokenise-name.js';

test.each([
  ['firstName', 'first name'],
  ['FirstName', 'first name'],
  ['first_name', 'first name'],
  ['first-name', 'first name'],
  ['FIRST_NAME', 'first name'],
  ['first.name', 'first name'],
  ['First Name', 'first name'],
  ['ns:firstName', 'ns first name'],
  ['@first/name', 'first name'],
  ['strEmail', 'email'],
  ['txtName', 'name'],
  ['Email__c', 'email'],
  ['Email__pc', 'email'],
  ['IPAddress', 'ip address'],
  ['userIDs', 'user id'],
  ['customerIPs', 'customer ip'],
  ['address1', 'address 1'],
  ['line2Text', 'line 2 text'],
  ['sha256', 'sha256'],
  ['md5Hash', 'md5 hash'],
  ['ipv4', 'ipv4'],
  ['has2fa', 'has 2fa'],
  ['FNAME', 'first name'],
  ['cust_addr', 'customer address'],
  ['ZIP_CD', 'zip code'],
  ['phone_no', 'phone number'],
  ['no_email', 'no email'],
  ['código', 'codigo'],
  ['Straße', 'strasse'],
  ['fødselsnummer', 'fodselsnummer'],
  ['doğumTarihi', 'dogum tarihi'],
  ['addresses', 'address'],
  ['emails', 'email'],
  ['diagnoses', 'diagnosis'],
  ['companies', 'company'],
  ['status', 'status'],
  ['sms', 'sms'],
  ['gps', 'gps'],
  ['ios', 'ios'],
  ['children', 'child'],
  ['电话号码', '电话号码'],
  ['ИмяКлиента', 'имя клиента'],
  ['', ''],
  ['___', ''],
  ['42', '42'],
])('%s is the words "%s"', (name, words) => {
  expect(tokeniseName(name).join(' ')).toBe(words);
});

test('long names are cut from the front', () => {
  expect(tokeniseName(`${'x'.repeat(100_000)}_email`).at(-1)).toBe('email');
});
