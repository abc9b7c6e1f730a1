import type { Problem } from '../../../report/problem.js';
import type { SyntaxFault } from '../../typescript/parse.js';
import { createRegionReader } from '../../../source/create-region-reader.js';

export function describeSyntaxFault(
  uri: string,
  text: string,
  { message, start }: SyntaxFault,
): Problem {
  return {
    code: 'code-invalid',
    message: `the file is no valid TypeScript or JavaScript: ${message.replace(/\.$/, '')}`,
    location: { uri, region: createRegionReader(text)(start, start) },
    hint: 'Correct the syntax; what the file imports may not be read as a whole.',
  };
}
