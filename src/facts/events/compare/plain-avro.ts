import { stepsOf } from '../../schema/documents/reference.js';
import { type AvroType, readAvroType } from '../avro/index.js';
import { readPlain } from './read-plain.js';

/** A schema of Avro by itself. What is wrong in it is found where it matters: in the difference that it keeps from being told. */
export async function plainAvro(name: string, written: unknown): Promise<AvroType> {
  // As text it is a name, which a reader of YAML takes for nothing.
  const isNull = typeof written === 'string' && written.trim() === 'null';
  const { uri, value, locate } = await readPlain(name, isNull ? '"null"' : written);
  const document = { uri, locate: (pointer: string) => locate(stepsOf(pointer)) };
  return readAvroType({ document, pointer: '', value }).type;
}
