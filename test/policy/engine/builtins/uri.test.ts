import { describe, expect, test } from '@jest/globals';
import { answer } from './answer.js';

describe('uri.parse', () => {
  test.each([
    [
      'HTTPS://u:p@Example.com:8443/a/b?x=1&y#z',
      '{"fragment": "z", "hostname": "Example.com", "path": "/a/b", "port": "8443", "raw_path": "/a/b", "raw_query": "x=1&y", "scheme": "https"}',
    ],
    ['//host/a%2Fb%20c', '{"hostname": "host", "path": "/a/b c", "raw_path": "/a%2Fb%20c"}'],
    // What Go would encode in the same way has no raw path of its own.
    ['/a%20b%21', '{"path": "/a b!", "raw_path": "/a b!"}'],
    ['a/é', '{"path": "a/é", "raw_path": "a/é"}'],
    ['*', '{"path": "*", "raw_path": "*"}'],
    ['mailto:someone?subject=x', '{"raw_query": "subject=x", "scheme": "mailto"}'],
    ['http://[fe80::1%25e%20n]:1', '{"hostname": "fe80::1%e n", "port": "1", "scheme": "http"}'],
    ['http://[::ffff:1.2.3.4]:', '{"hostname": "::ffff:1.2.3.4", "scheme": "http"}'],
    ['http://caf%c3%a9\\"<>:', '{"hostname": "café\\"<>", "scheme": "http"}'],
    [
      'pg://a:1,b:2/db',
      '{"hostname": "a:1,b", "path": "/db", "port": "2", "raw_path": "/db", "scheme": "pg"}',
    ],
    ['///a', '{"path": "///a", "raw_path": "///a"}'],
    ['file:///a', '{"path": "/a", "raw_path": "/a", "scheme": "file"}'],
    ['?#', '{}'],
    ['#a%23\\u0001', '{"fragment": "a#\\x01"}'],
  ])('%s', (uri, expected) => {
    expect(answer('uri.parse', `"${uri}"`)).toBe(expected);
    expect(answer('uri.is_valid', `"${uri}"`)).toBe('true');
  });

  test.each([
    [':a', 'parse ":a": missing protocol scheme'],
    ['1a:b', 'parse "1a:b": first path segment in URL cannot contain colon'],
    ['a\\u007f', 'parse "a\\x7f": net/url: invalid control character in URL'],
    ['/%4', 'parse "/%4": invalid URL escape "%4"'],
    ['/%zz1', 'parse "/%zz1": invalid URL escape "%zz"'],
    ['/a#%zz', 'parse "/a#%zz": invalid URL escape "%zz"'],
    ['//a%41', 'parse "//a%41": invalid URL escape "%41"'],
    ['//a b', 'parse "//a b": invalid character " " in host name'],
    ['//a|b@c', 'parse "//a|b@c": net/url: invalid userinfo'],
    ['//a%4@b', 'parse "//a%4@b": invalid URL escape "%4"'],
    ['//a[::1]', 'parse "//a[::1]": invalid IP-literal'],
    ['//[1.2.3.4]', 'parse "//[1.2.3.4]": invalid IP-literal'],
    ['//[::1', 'parse "//[::1": missing \']\' in host'],
    ['//[::1]a', 'parse "//[::1]a": invalid port "a" after host'],
    ['//[::g]', 'parse "//[::g]": invalid host'],
    ['//a:b', 'parse "//a:b": invalid port ":b" after host'],
    ['http://a:1:2', 'parse "http://a:1:2": invalid port ":1:2" after host'],
    ['//a:٣', 'parse "//a:٣": invalid port ":٣" after host'],
  ])('%s: %s', (uri, message) => {
    expect(answer('uri.is_valid', `"${uri}"`)).toBe('false');
    expect(answer('uri.parse', `"${uri}"`)).toContain(`undefined: ${message}`);
  });

  test('only a text is a URI, and not the empty one', () => {
    expect(answer('uri.parse', '1')).toBe('undefined: operand 1 must be string but got number');
    expect(answer('uri.is_valid', '1')).toBe('false');
    expect(answer('uri.is_valid', '""')).toBe('false');
    expect(answer('uri.parse', '""')).toBe('{}');
  });
});
