/** Characters after which pieces are handed on: few enough to hold, enough for one call to the system. */
const blockLength = 65_536;

/** Gathers small pieces of text, so that not each of them is a write of its own. Text that is whole stays so. */
export function* toBlocks(text: string | Iterable<string>): Generator<string> {
  if (typeof text === 'string') {
    yield text;
    return;
  }
  let block = '';
  for (const piece of text) {
    block += piece;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
