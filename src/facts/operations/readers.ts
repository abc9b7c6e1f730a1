import { routingReader } from './alertmanager/read-routings.js';
import { pactReader } from './contract-tests/read-pact.js';
import { verificationReader } from './contract-tests/read-verification.js';
import { dashboardReader } from './dashboards/read-dashboards.js';
import { loadTestReader } from './load-tests/read-load-tests.js';
import { loggerReader } from './logging/read-loggers.js';
import { contractReader } from './metrics/read-contracts.js';
import { expositionReader } from './metrics/read-expositions.js';
import { openSloReader, ownReader, pyrraReader, slothReader } from './objectives/index.js';
import { botReader } from './pipelines/bots/read-bots.js';
import { workflowReader } from './pipelines/github/read-workflow.js';
import { gitlabReader } from './pipelines/gitlab/read-gitlab.js';
import { otherSystemsReader } from './pipelines/read-other-systems.js';
import type { ArtefactReader } from './reader.js';
import { registryReader } from './registries/read-registry.js';
import { riskReader } from './risks/read-risks.js';
import { ruleReader } from './rules/read-rules.js';
import { coverageReader } from './test-coverage/read-istanbul.js';
import { tracingReader } from './tracing/tracing-reader.js';

/** Every sort of artefact that is known. A document may hold several. */
export const readers: readonly ArtefactReader[] = [
  botReader,
  contractReader,
  coverageReader,
  dashboardReader,
  expositionReader,
  gitlabReader,
  loadTestReader,
  loggerReader,
  openSloReader,
  otherSystemsReader,
  ownReader,
  pactReader,
  pyrraReader,
  registryReader,
  riskReader,
  routingReader,
  ruleReader,
  slothReader,
  tracingReader,
  verificationReader,
  workflowReader,
];
