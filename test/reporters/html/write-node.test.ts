import { expect, test } from '@jest/globals';
import { el } from '../../../src/reporters/html/view/node.js';
import { writeNode } from '../../../src/reporters/html/write-node.js';

test('an element holds text and elements; what is not there is left out', () => {
  const link = el('a', { href: '#checks', hidden: true, title: undefined, download: false }, 'go');
  expect(writeNode(el('p', {}, 'a ', [link, undefined], false, el('br')))).toBe(
    '<p>a <a href="#checks" hidden>go</a><br></p>',
  );
});

test.each([
  [
    'markup',
    '</script><b onclick="x()">&amp;',
    '&lt;/script&gt;&lt;b onclick=&quot;x()&quot;&gt;&amp;amp;',
  ],
  ['quotes', `'"`, '&#39;&quot;'],
  ['controls and terminal sequences', 'a\u0007b\u001b[31mc', 'a\ufffdbc'],
  ['text that runs the other way', 'a\u202eb\u2066c', 'a\ufffdb\ufffdc'],
  ['line breaks, which stay', 'a\r\nb', 'a\nb'],
])('%s is text, in elements and in attributes', (_, text, written) => {
  expect(writeNode(el('p', { title: text }, text))).toBe(`<p title="${written}">${written}</p>`);
});
