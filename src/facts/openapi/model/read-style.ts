import type { ContractReading } from './contract-reading.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { ParameterLocation, ParameterStyle } from './parameter.js';

const styles: readonly ParameterStyle[] = [
  'matrix',
  'label',
  'simple',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
  'cookie',
];

/** The specification, "Style Values": the default by location. */
export const defaultStyles: Readonly<Record<ParameterLocation, ParameterStyle>> = {
  path: 'simple',
  header: 'simple',
  query: 'form',
  cookie: 'form',
  querystring: 'form',
};

export function readStyle(reading: ContractReading, node: FileNode): ParameterStyle | undefined {
  const written = reading.text(node, 'style');
  const style = styles.find((known) => known === written);
  if (written !== undefined && style === undefined) {
    reading.note('shape', node, 'the style is none that OpenAPI knows: the default is taken');
  }
  return style;
}

/** The specification: "When style is form (or cookie), the default value is true. For all other styles, false." */
export function explodesByDefault(style: ParameterStyle): boolean {
  return style === 'form' || style === 'cookie';
}
