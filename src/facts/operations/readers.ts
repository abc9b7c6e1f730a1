import { routingReader } from './alertmanager/read-routings.js';
import { dashboardReader } from './dashboards/read-dashboards.js';
import { contractReader } from './metrics/read-contracts.js';
import { expositionReader } from './metrics/read-expositions.js';
import { openSloReader, ownReader, pyrraReader, slothReader } from './objectives/index.js';
import type { ArtefactReader } from './reader.js';
import { riskReader } from './risks/read-risks.js';
import { ruleReader } from './rules/read-rules.js';
import { tracingReader } from './tracing/tracing-reader.js';

/** Every sort of artefact that is known. A document may hold several. */
export const readers: readonly ArtefactReader[] = [
  contractReader,
  dashboardReader,
  expositionReader,
  openSloReader,
  ownReader,
  pyrraReader,
  riskReader,
  routingReader,
  ruleReader,
  slothReader,
  tracingReader,
];
