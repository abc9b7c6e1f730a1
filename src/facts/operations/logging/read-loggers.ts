import type { ArtefactReader } from '../reader.js';
import { loggersOfData } from './loggers-of-data.js';

/** Loggers of pino, winston and bunyan: files of options, and code where it is named. */
export const loggerReader: ArtefactReader = {
  kind: 'loggers',
  async read(document, artefacts, problems) {
    const { text, uri } = document;
    const isCode = text !== undefined && /\.[cm]?[jt]sx?$/.test(uri);
    // The compiler is loaded for what names a library of loggers, and for nothing else.
    if (text !== undefined && (!isCode || !mentionsLibrary.test(text))) return undefined;
    const loggers =
      text === undefined
        ? loggersOfData(document)
        : (await import('./loggers-of-code.js')).loggersOfCode(document, text, problems);
    const found = await loggers;
    if (found === undefined) return undefined;
    artefacts.loggers.push(...found);
    return found.length;
  },
};

const mentionsLibrary = /['"](?:pino|pino-http|nestjs-pino|fastify|winston|bunyan)['"]/;
